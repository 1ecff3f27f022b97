// A photo goes from a phone to everyone's wall, and comes back when its author wants it back.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn, until } from '../lib/demo.mjs';
import { photo } from '../lib/pictures.mjs';
import { sendPhoto } from '../lib/taking-part.mjs';
import { variants } from '../lib/variants.mjs';

const ONE = { schemes: ['light'], languages: ['en'] };
const [PHONE, PHONE_PLAIN] = variants({ ...ONE, screens: ['phone'] });
const [DESKTOP, DESKTOP_PLAIN] = variants({ ...ONE, screens: ['desktop'] });
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), demo()]); });
after(async () => { await browser?.close(); await product?.stop(); });

test('with JavaScript: the wall of another visitor learns of it, and of its end', async () => {
  const caption = 'First year, first X';
  const visitor = await open(browser, DESKTOP, product.origin);
  await visitor.page.goto('/wall');
  const author = await open(browser, PHONE, product.origin);
  const receipt = await sendPhoto(author.page, await photo(browser, 1), { caption });
  await thanksAreWhole(author, PHONE);
  await decideByKeys(caption);

  await visitor.page.click('#new:not([hidden]) button');
  const print = visitor.page.locator('li.print', { hasText: caption });
  await print.waitFor();
  const picture = await print.locator('img').getAttribute('src');
  await takeBack(author.page, receipt);
  await print.waitFor({ state: 'detached' });
  await isGone(author.page, caption, picture);
  await author.close();
  await visitor.close();
});

test('without JavaScript: forms and links all the way', async () => {
  const caption = 'Drawn at the kitchen table';
  const author = await open(browser, PHONE_PLAIN, product.origin);
  const receipt = await sendPhoto(author.page, await photo(browser, 2), { caption });
  await thanksAreWhole(author, PHONE_PLAIN);
  const moderator = await open(browser, DESKTOP_PLAIN, product.origin);
  await signIn(moderator.page, product, 'Sam Lee');
  const item = await found(moderator.page, caption);
  await item.locator('button[value="approve"]').click();
  await moderator.close();

  await author.page.goto(receipt);
  await author.page.click(`main a.button[href*="/p/"]`);
  const picture = await author.page.locator('main img').getAttribute('src');
  await takeBack(author.page, receipt);
  await isGone(author.page, caption, picture);
  await author.close();
});

/** The page of thanks and the receipt hold what they promise. */
async function thanksAreWhole({ page }, variant) {
  assert.deepEqual(await problems(page, variant), [], 'axe on the thanks');
  const card = await page.request.get(await page.locator('img.card').getAttribute('src'));
  assert.equal(card.headers()['content-type'], 'image/png');
  await page.click('main a[href*="/receipt/"]:not([download])');
  await page.locator('.line .now').waitFor();
  assert.deepEqual(await problems(page, variant), [], 'axe on the receipt');
}

/** Looks by holding the picture, then decides by one key. */
async function decideByKeys(caption) {
  const { page, close } = await open(browser, DESKTOP, product.origin);
  await signIn(page, product, 'Maya Torres');
  const item = await found(page, caption);
  await item.locator('.veil').hover();
  await page.mouse.down();
  await item.locator('.veil.held').waitFor();
  await page.mouse.up();
  await item.locator('.veil:not(.held)').waitFor();
  const id = await item.getAttribute('id');
  await page.keyboard.press('a');
  await page.locator(`#${id}.decided`).waitFor();
  await close();
}

/** The item at the desk with these words; screening may take a moment. */
async function found(page, caption) {
  const item = page.locator('.item', { hasText: caption });
  await until(`"${caption}" is at the desk`, async () => {
    await page.goto('/desk');
    return (await item.count()) === 1;
  });
  return item;
}

async function takeBack(page, receipt) {
  await page.goto(receipt);
  await page.click('form[action$="/withdraw"] button');
  await page.locator('form[action$="/withdraw"]').waitFor({ state: 'detached' });
}

/** The very next answers know nothing of it. */
async function isGone(page, caption, picture) {
  const wall = await page.request.get('/wall');
  assert.ok(!(await wall.text()).includes(caption));
  assert.equal((await page.request.get(picture)).status(), 404);
}
