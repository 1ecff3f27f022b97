// A post that is on its way comes through a lost network, a reload and a lost answer, and arrives once.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn, until } from '../lib/demo.mjs';
import { photo } from '../lib/pictures.mjs';
import { drawByMouse, thanked } from '../lib/taking-part.mjs';
import { variants } from '../lib/variants.mjs';

const LOST = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;
const [PHONE] = variants({ screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] });
const [DESKTOP] = variants({ screens: ['desktop'], schemes: ['light'], languages: ['en'], scripts: [true] });
let browser;
let product;
let desk;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo()]);
  desk = await open(browser, DESKTOP, product.origin);
  await signIn(desk.page, product, 'Maya Torres');
});
after(async () => { await browser?.close(); await product?.stop(); });

test('kept on the device, it is sent when the network is back', async () => {
  const caption = 'From a train, through a tunnel';
  const { context, page, watch, close } = await open(browser, PHONE, product.origin);
  watch.allow(LOST);
  await page.goto('/post');
  await page.setInputFiles('input[name="media"]', await photo(browser, 3));
  await page.locator('redx-hide canvas').waitFor();
  await page.fill('#caption', caption);
  await page.check('input[name="consent"]');
  await page.check('[data-part="keep"]');
  await context.setOffline(true);
  await page.click('.post-bar [type="submit"]');
  await page.locator('redx-post[data-state="waiting"]').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-part="kept"]').textContent !== '');
  // The tab dies. A reload would do, but Chrome repeats one by itself when the network is back, at its own time.
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto('/post');
  await thanked(again);
  assert.equal(await again.evaluate(async () => (await indexedDB.databases()).length), 0, 'nothing stays on the device');
  await close();
  await isThereOnce(caption);
});

test('an answer that got lost is asked for again, under the same key', async () => {
  const caption = 'Twice sent, once here';
  const { page, watch, close } = await open(browser, DESKTOP, product.origin);
  watch.allow(LOST);
  await page.goto('/post/draw');
  await drawByMouse(page);
  await page.fill('#caption', caption);
  await page.check('input[name="consent"]');
  let lost = 0;
  await page.route('**/api/v1/posts', async (route) => {
    const answer = await route.fetch();
    assert.equal(answer.status(), 202);
    lost += 1;
    await route.abort('failed');
  }, { times: 1 });
  await page.click('.post-bar [type="submit"]');
  await thanked(page);
  assert.equal(lost, 1);
  await close();
  await isThereOnce(caption);
});

async function isThereOnce(caption) {
  const item = desk.page.locator('.item', { hasText: caption });
  await until(`"${caption}" is at the desk`, async () => {
    await desk.page.goto('/desk');
    return (await item.count()) > 0;
  });
  assert.equal(await item.count(), 1);
}
