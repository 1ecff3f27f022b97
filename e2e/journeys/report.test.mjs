// Somebody without an account objects to a picture: it is out of sight at once, a person decides, a link says what.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';

const PLAIN = { schemes: ['light'], languages: ['en'], scripts: [false] };
const [PHONE] = variants({ ...PLAIN, screens: ['phone'] });
const [DESKTOP] = variants({ ...PLAIN, screens: ['desktop'] });
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), demo()]); });
after(async () => { await browser?.close(); await product?.stop(); });

test('reported, hidden, looked at, put back', async () => {
  const { page, watch, close } = await open(browser, PHONE, product.origin);
  watch.allow(/status of 4/);
  await page.goto('/wall');
  const path = await page.locator('li.print a').first().getAttribute('href');
  await page.goto(path);
  await page.click('.doors a[href*="report"]');
  await page.check('input[name="reason"][value="other"]');
  await page.fill('#note', 'That is my kitchen.');
  await page.click('main form button');
  const outcome = (await page.locator('main .code').textContent()).trim();
  assert.deepEqual(await problems(page, PHONE), [], 'axe after a report');
  assert.notEqual((await page.request.get(path)).status(), 200);
  assert.equal(await isOnWall(page, path), false);

  await putBack();
  assert.equal((await page.request.get(path)).status(), 200);
  assert.equal(await isOnWall(page, path), true);
  await page.goto(outcome);
  assert.equal(await page.locator('main .code').count(), 0, 'the link now says what was decided');
  await close();
});

async function isOnWall(page, path) {
  const wall = await page.request.get('/wall');
  return (await wall.text()).includes(`href="${path}"`);
}

async function putBack() {
  const { page, close } = await open(browser, DESKTOP, product.origin);
  await signIn(page, product, 'Maya Torres');
  await page.goto('/desk/objections');
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on what is objected to');
  await page.locator('button[value="stays"]').click();
  await close();
}
