// Every page of the people behind the desk, as they have it.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { demo, linkOf } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';

const LOOKS = [
  { screens: ['desktop'], schemes: ['light'], languages: ['en'], scripts: [true] },
  { screens: ['small'], schemes: ['dark'], languages: ['es'], scripts: [true] },
  { screens: ['phone'], schemes: ['light'], languages: ['es'], scripts: [false] },
];
const PAGES = {
  'Maya Torres': ['/desk', '/desk/objections', '/desk/questions', '/desk/rest', '/desk/me'],
  'Ruth Okafor': ['/desk', '/desk/people', '/desk/questions', '/desk/learn', '/desk/facts', '/desk/lines', '/desk/lines/texts'],
  'Ines Duarte': ['/desk', '/desk/cases', '/desk/guard', '/desk/guard/exchanges', '/desk/disclosures'],
};
const [DESKTOP] = variants(LOOKS[0]);
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), demo({ posts: 30, shown: 16 })]); });
after(async () => { await browser?.close(); await product?.stop(); });

for (const [name, paths] of Object.entries(PAGES)) {
  test(`the way in and the pages of ${name}`, async () => {
    const { context, page, close } = await open(browser, DESKTOP, product.origin);
    await page.goto(linkOf(product, name));
    assert.deepEqual(await problems(page, DESKTOP), [], 'axe on the link');
    await page.click('main form button');
    await page.waitForURL(/\/desk(\/welcome)?$/);
    if (page.url().endsWith('/welcome')) await agree(page);
    const cookies = await context.cookies();
    for (const path of paths) for (const look of LOOKS) await everywhere(browser, product.origin, path, { ...look, cookies });
    if (paths.includes('/desk/people')) await newLink(page);
    await close();
  });
}

async function agree(page) {
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on the welcome');
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.click('main form[action$="/desk/welcome"] button');
  await page.waitForURL(/\/desk$/);
}

/** A new link for somebody who is there already, and what an owner is asked before ending an access. */
async function newLink(page) {
  await page.goto('/desk/people');
  const row = page.locator('tr', { hasText: 'Sam Lee' });
  const end = await row.locator('a[href$="/revoke"]').getAttribute('href');
  await row.locator('button').click();
  await page.locator('main .code').waitFor();
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on the new link');
  await page.goto(end);
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on ending an access');
}

test('a stranger sees none of it, on pages that are whole', async () => {
  const { page, watch, close } = await open(browser, DESKTOP, product.origin);
  watch.allow(/status of 4/);
  for (const path of ['/desk', '/desk/people', '/desk/cases', '/desk/guard', '/desk/guard/exchanges', '/desk/objections']) {
    const response = await page.goto(path);
    assert.notEqual(response.status(), 200, path);
    assert.deepEqual(await problems(page, DESKTOP), [], `axe for a stranger on ${path}`);
  }
  await close();
});
