// Learn and help, as people have them: every page in both languages, on every screen, in light and dark, with scripts and
// without; light enough for a slow phone; and the check of what was learned.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { demo } from '../lib/demo.mjs';
import { LOOKS, variants } from '../lib/variants.mjs';
import { layoutShift, scriptBytes, weigh } from '../lib/weight.mjs';

const OTHERS = [
  '/learn', '/learn/check', '/learn/say', '/learn/say/signs', '/learn/facts', '/learn/facts/un-156', '/learn/places',
  '/learn/places/us', '/learn/places/us-ny', '/help', '/help/us', '/help/safety',
];
const KB = 1_024;
const QUESTIONS = 7;
let browser;
let product;
let pages;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo({ posts: 0, shown: 0 })]);
  const index = await (await fetch(`${product.origin}/en/learn`)).text();
  pages = [...index.matchAll(/<h2><a href="\/en(\/learn\/[\w-]+)"/g)].map(([, path]) => path);
  assert.ok(pages.length >= 9, `${pages.length} pages`);
});
after(async () => { await browser?.close(); await product?.stop(); });

test('every page of learn', async (t) => {
  for (const path of pages) await t.test(path, () => inAllLooks(path));
});
for (const path of OTHERS) test(`page ${path}`, () => inAllLooks(path));

async function inAllLooks(path) {
  for (const look of LOOKS) await everywhere(browser, product.origin, path, look);
}

test('no page weighs more than its room allows, and none jumps', async () => {
  for (const path of [...pages, ...OTHERS]) {
    const most = path.startsWith('/help') ? 20 : 50;
    const [phone] = variants({ screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] });
    const { page, close } = await open(browser, phone, product.origin);
    const weight = await weigh(page, path);
    const said = `${path} ${JSON.stringify(weight)}`;
    assert.ok(weight.all <= most * KB, said);
    assert.ok(await scriptBytes(page) <= 20 * KB, said);
    assert.equal(await layoutShift(page), 0, `${path} jumps`);
    await close();
  }
});

for (const script of [true, false]) {
  test(`somebody answers the check ${script ? 'with' : 'without'} JavaScript and learns what was right`, async () => {
    const [variant] = variants({ screens: ['phone'], schemes: ['dark'], languages: ['es'], scripts: [script] });
    const { page, context, close } = await open(browser, variant, product.origin);
    await page.goto('/learn/check');
    const questions = page.locator('fieldset.choices');
    assert.equal(await questions.count(), QUESTIONS);
    for (const question of await questions.all()) await question.locator('input').first().check();
    await page.click('main form button');
    await page.locator('ol.checked').waitFor();
    assert.equal(await page.locator('ol.checked > li').count(), QUESTIONS);
    assert.match(await page.locator('main [role=status]').textContent(), /\d/);
    assert.deepEqual(await context.cookies(), []);
    // Each answer says where it stands, and there it is.
    const link = page.locator('ol.checked > li').first().locator('a');
    const { hash } = new URL(await link.getAttribute('href'), product.origin);
    await link.click();
    await page.waitForURL(/\/learn\/[\w-]+/);
    if (hash) assert.equal(await page.locator(hash).count(), 1);
    await close();
  });
}
