// The quick exit: one tap, and Back never shows that somebody was here.
//
// Where it leads is somebody else's site, which a test does not ask: its name does not resolve in this browser. What
// counts is the address that the browser stands at, and that no page of ours was shown on the way.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { launch } from '../lib/browser.mjs';
import { demo, until } from '../lib/demo.mjs';
import { contextOptions, variants } from '../lib/variants.mjs';

const NOBODY_ELSE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
const WAY = ['/', '/wall', '/post'];
const BACK = 3;
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch([NOBODY_ELSE]), demo()]); });
after(async () => { await browser?.close(); await product?.stop(); });

for (const variant of variants({ screens: ['phone'], schemes: ['light'], languages: ['en'] })) {
  test(`Exit, then Back three times: ${variant.name}`, async () => {
    const visit = await walk(variant);
    await visit.page.click('#exit', { noWaitAfter: true });
    await staysAway(visit);
    await visit.context.close();
  });

  test(`help stays open and shows the way back: ${variant.name}`, async () => {
    const visit = await walk(variant);
    await visit.page.click('#exit', { noWaitAfter: true });
    await visit.isAway();
    await visit.page.goto('/help');
    assert.equal(new URL(visit.page.url()).pathname, '/help');
    await visit.page.goto('/help/safety');
    await visit.page.click('main a[href$="/back"]');
    await visit.page.waitForURL(`${product.origin}/`);
    await visit.page.goto('/wall');
    assert.equal(new URL(visit.page.url()).pathname, '/wall');
    await visit.context.close();
  });
}

test('Shift three times does the same; twice, or with a letter, does nothing', async () => {
  const [variant] = variants({ screens: ['desktop'], schemes: ['light'], languages: ['en'], scripts: [true] });
  const visit = await walk(variant);
  for (const key of ['Shift', 'Shift', 'Shift+A', 'Shift']) await visit.page.keyboard.press(key);
  assert.equal(new URL(visit.page.url()).pathname, WAY.at(-1));
  for (const key of ['Shift', 'Shift']) await visit.page.keyboard.press(key);
  await staysAway(visit);
  await visit.context.close();
});

for (const last of ['/learn/signs', '/learn/check', '/ask']) {
  for (const variant of variants({ screens: ['phone'], schemes: ['light'], languages: ['es'] })) {
    test(`Exit from ${last}, then Back three times: ${variant.name}`, async () => {
      const visit = await walk(variant, ['/', '/learn', last]);
      await visit.page.click('#exit', { noWaitAfter: true });
      await staysAway(visit);
      await visit.context.close();
    });
  }
}

/** A visitor who has been on three pages. */
async function walk(variant, way = WAY) {
  const context = await browser.newContext({ baseURL: product.origin, ...contextOptions(variant) });
  const page = await context.newPage();
  const shown = [];
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) shown.push(frame.url()); });
  const session = await context.newCDPSession(page);
  const isAway = () => until('away from here', async () => {
    const history = await session.send('Page.getNavigationHistory').catch(() => undefined); // not while a page is exchanged
    return history?.entries[history.currentIndex].url.startsWith('https:');
  });
  for (const path of way) await page.goto(path);
  shown.length = 0;
  return { context, page, shown, isAway };
}

async function staysAway({ page, shown, isAway }) {
  await isAway();
  for (let times = 0; times < BACK; times += 1) {
    await page.goBack().catch(() => {}); // it ends on a name that does not resolve
    await isAway();
  }
  assert.deepEqual(shown.filter((url) => url.startsWith(product.origin)), []);
}
