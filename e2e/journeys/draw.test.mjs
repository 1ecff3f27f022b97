// Taking part without a camera: an X drawn on a drawn hand, or just a number more.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { counts, demo } from '../lib/demo.mjs';
import { drawByMouse, send, thanked } from '../lib/taking-part.mjs';
import { variants } from '../lib/variants.mjs';

const ONE = { schemes: ['light'], languages: ['en'] };
const [PHONE, PHONE_PLAIN] = variants({ ...ONE, screens: ['phone'] });
const [DESKTOP] = variants({ ...ONE, screens: ['desktop'] });
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), demo()]); });
after(async () => { await browser?.close(); await product?.stop(); });

test('two strokes of a mouse', async () => {
  const { page, close } = await open(browser, DESKTOP, product.origin);
  await page.goto('/post/draw');
  await page.locator('.strip label').nth(2).click();
  await drawByMouse(page);
  await page.locator('redx-draw[data-strokes="2"]').waitFor();
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on a drawn X');
  await page.check('input[name="consent"]');
  await inReview(page, await send(page));
  await close();
});

test('keys alone: the X is placed, moved, made bigger and sent', async () => {
  const { page, close } = await open(browser, DESKTOP, product.origin);
  await page.goto('/post/draw');
  await page.focus('[data-do="place"]');
  await page.keyboard.press('Enter');
  await page.locator('redx-draw[data-strokes="2"]').waitFor();
  const ink = () => page.locator('.ink path').first().getAttribute('d');
  const placed = await ink();
  for (const key of ['ArrowLeft', 'ArrowUp', '+']) await page.keyboard.press(key);
  assert.notEqual(await ink(), placed, 'the keys move it');
  await page.focus('input[name="consent"]');
  await page.keyboard.press('Space');
  await page.focus('.post-bar [type="submit"]');
  await page.keyboard.press('Enter');
  await inReview(page, await thanked(page));
  await close();
});

test('without JavaScript a ready-made X is chosen', async () => {
  const { page, close } = await open(browser, PHONE_PLAIN, product.origin);
  await page.goto('/post/draw');
  await page.locator('.ready label').nth(1).click();
  await page.check('input[name="consent"]');
  await inReview(page, await send(page));
  await close();
});

for (const variant of [PHONE, PHONE_PLAIN]) {
  test(`"count me in" counts at once: ${variant.name}`, async () => {
    const before = await counts(product);
    const { page, close } = await open(browser, variant, product.origin);
    await page.goto('/post/count');
    await send(page);
    const now = await counts(product);
    // Pictures sent by the journeys before may reach the wall meanwhile; nobody else is counted without one.
    assert.equal(now.counted, before.counted + 1);
    assert.equal(now.total, now.posts + now.counted);
    await close();
  });
}

async function inReview(page, receipt) {
  await page.goto(receipt);
  await page.locator('.line .now').waitFor();
}
