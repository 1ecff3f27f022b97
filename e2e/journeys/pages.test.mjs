// Every public page, as people have it: whole, light, silent towards others, without a trace.

import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { demo } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';
import { layoutShift, scriptBytes, weigh } from '../lib/weight.mjs';

const PATHS = [
  '/', '/wall', '/wall?tv=1', '/post', '/post/draw', '/post/count',
  '/help', '/help/us', '/help/safety', '/privacy', '/terms', '/contact',
];
// Three looks that have little in common stand for all of them.
const LOOKS = [
  { screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] },
  { screens: ['desktop'], schemes: ['dark'], languages: ['es'], scripts: [true] },
  { screens: ['small'], schemes: ['light'], languages: ['en'], scripts: [false] },
];
const KB = 1_024;
let browser;
let product;
let one;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo({ posts: 30, shown: 16 })]);
  const wall = await (await fetch(`${product.origin}/wall`)).text();
  [one] = wall.match(/\/p\/[\w-]+/);
});
after(async () => { await browser?.close(); await product?.stop(); });

for (const path of PATHS) test(`page ${path}`, () => inAllLooks(path));
test('page of one post', () => inAllLooks(one));
test('page to report it', () => inAllLooks(`${one}/report`));
test('page to have it removed', () => inAllLooks(`${one}/remove`));
test('page that is not there', () => inAllLooks('/nowhere', { status: 404 }));

test('lines to call on a page that was saved, without a network', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redx-saved-'));
  for (const [path, language] of [['/help/us', 'en'], ['/help', 'es']]) {
    const file = join(folder, `${language}.html`);
    await writeFile(file, await (await fetch(`${product.origin}/${language}${path}`)).text());
    const [phone] = variants({ screens: ['phone'], schemes: ['light'], languages: [language], scripts: [true] });
    const { context, page, watch, close } = await open(browser, phone, product.origin);
    watch.allow(/./);
    await context.setOffline(true);
    await page.goto(`file://${file}`);
    const lines = await page.locator('a[href^="tel:"]').all();
    assert.ok(lines.length > 0, path);
    for (const line of lines) {
      assert.ok(await line.isVisible());
      const dialled = (await line.getAttribute('href')).replace(/\D/g, '');
      const shown = (await line.textContent()).replace(/\D/g, '');
      assert.ok(shown !== '' && dialled.endsWith(shown), `${dialled} is shown as ${shown}`);
    }
    await close();
  }
  await rm(folder, { recursive: true });
});

async function inAllLooks(path, more = {}) {
  for (const look of LOOKS) await everywhere(browser, product.origin, path, { ...look, ...more, then: leavesNoTrace });
}

async function leavesNoTrace(page, variant) {
  assert.deepEqual(await page.context().cookies(), []);
  if (!variant.script) return;
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, 0, 0]);
}

// In KB (1,024 bytes) on the wire, compressed, with headers; pictures apart.
const WEIGHTS = [
  ['/', { page: 60, pictures: 300 }],
  ['/post', { page: 60, pictures: 0 }],
  ['/post/draw', { page: 60, pictures: 60 }],
  ['/wall', { page: 40, pictures: 300 }],
  ['/help', { page: 20, pictures: 0 }],
  ['/help/us', { page: 20, pictures: 0 }],
];

for (const [path, most] of WEIGHTS) {
  test(`weight of ${path}`, async () => {
    const [phone] = variants(LOOKS[0]);
    const { page, close } = await open(browser, phone, product.origin);
    const weight = await weigh(page, path);
    const said = `${path} ${JSON.stringify(weight)}`;
    assert.ok(weight.all - weight.image <= most.page * KB, said);
    assert.ok(weight.image <= most.pictures * KB, said);
    assert.ok(await scriptBytes(page) <= 20 * KB, said);
    assert.equal(await layoutShift(page), 0, `${path} jumps`);
    await close();
  });
}
