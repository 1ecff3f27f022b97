// A photo goes from a phone to everyone's wall, and comes back when its author wants it back.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn, until } from '../lib/demo.mjs';
import { photo } from '../lib/pictures.mjs';
import { sendPhoto } from '../lib/taking-part.mjs';
import { variants } from '../lib/variants.mjs';

const [WITH, WITHOUT] = [true, false].map((script) => {
  const look = (screen, language) => variants({ screens: [screen], schemes: ['light'], languages: [language], scripts: [script] })[0];
  return [look('phone', 'en'), look('desktop', 'es'), look('desktop', 'en'), look('phone', 'es')];
});
const DESK = 2;
const PUBLIC = 'main a.button[href*="/p/"]';
let browser;
let product;
let byKeys;
let byForms;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo()]);
  byKeys = await open(browser, WITH[DESK], product.origin);
  await signIn(byKeys.page, product, 'Maya Torres');
  byForms = await open(browser, WITHOUT[DESK], product.origin);
  await signIn(byForms.page, product, 'Sam Lee');
});
after(async () => {
  await byKeys?.close();
  await byForms?.close();
  await browser?.close();
  await product?.stop();
});

for (const look of WITH.slice(0, DESK)) {
  test(`the wall of another visitor learns of it, and of its end: ${look.name}`, async () => {
    const caption = `First year, first X, ${look.name}`;
    const visitor = await open(browser, WITH[DESK], product.origin);
    await visitor.page.goto('/wall');
    const author = await open(browser, look, product.origin);
    const receipt = await sendPhoto(author.page, await photo(browser, WITH.indexOf(look)), { caption });
    await thanksAreWhole(author, look);
    await decideByKeys(caption);

    const print = visitor.page.locator('li.print', { hasText: caption });
    await shownByButton(visitor.page, print);
    const picture = await print.locator('img').getAttribute('src');
    await takeBack(author.page, receipt);
    await print.waitFor({ state: 'detached' });
    await isGone(author.page, caption, picture);
    await author.close();
    await visitor.close();
  });
}

test('what comes while the new ones are on their way is shown next', async () => {
  const captions = ['Came first', 'Came meanwhile'];
  const visitor = await open(browser, WITH[DESK], product.origin);
  await visitor.page.goto('/wall');
  const author = await open(browser, WITH[0], product.origin);
  for (const [at, caption] of captions.entries()) await sendPhoto(author.page, await photo(browser, 20 + at), { caption });

  const onItsWay = gate();
  const mayArrive = gate();
  await visitor.page.route('**/wall/new?*', async (route) => {
    const answer = await route.fetch();
    onItsWay.open();
    await mayArrive.opened;
    await route.fulfill({ response: answer });
  });
  await decideByKeys(captions[0]);
  await visitor.page.locator('#new:not([hidden]) button').click();
  await onItsWay.opened;
  const posts = visitor.page.locator('[data-count="posts"]');
  const before = await posts.textContent();
  await decideByKeys(captions[1]);
  await until('the visitor hears of the second', async () => (await posts.textContent()) !== before);
  mayArrive.open();

  const [first, second] = captions.map((caption) => visitor.page.locator('li.print', { hasText: caption }));
  await first.waitFor();
  await shownByButton(visitor.page, second);
  await author.close();
  await visitor.close();
});

for (const look of WITHOUT.slice(DESK)) {
  test(`forms and links all the way: ${look.name}`, async () => {
    const caption = `Drawn at the kitchen table, ${look.name}`;
    const author = await open(browser, look, product.origin);
    const receipt = await sendPhoto(author.page, await photo(browser, 4 + WITHOUT.indexOf(look)), { caption });
    await thanksAreWhole(author, look);
    const item = await found(byForms.page, caption);
    await item.locator('button.show').click();
    await byForms.page.locator('.veil.open img').first().waitFor();
    await byForms.page.waitForLoadState('load');
    await item.locator('button[value="approve"]').click();

    await published(author.page, receipt);
    await author.page.click(PUBLIC);
    const picture = await author.page.locator('main img').getAttribute('src');
    await takeBack(author.page, receipt);
    await isGone(author.page, caption, picture);
    await author.close();
  });
}

/** Somebody waits for `opened` until somebody else calls `open`. */
function gate() {
  let open;
  const opened = new Promise((done) => { open = done; });
  return { open, opened };
}

/** The wall says "N new" and waits to be asked; samples of the demo come in by themselves, too. */
async function shownByButton(page, print) {
  await until('the print is on the wall of a visitor', async () => {
    // In one step: the button may go between being seen and being pressed.
    await page.evaluate(() => document.querySelector('#new:not([hidden]) button')?.click());
    return (await print.count()) === 1;
  });
}

/** Publishing is a job: the receipt has the link a moment after the decision. */
async function published(page, receipt) {
  await until('the receipt says where it is', async () => {
    await page.goto(receipt);
    return (await page.locator(PUBLIC).count()) === 1;
  });
}

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
  const { page } = byKeys;
  const item = await found(page, caption);
  await item.locator('.veil').hover();
  await page.mouse.down();
  await item.locator('.veil.held').waitFor();
  await page.mouse.up();
  await item.locator('.veil:not(.held)').waitFor();
  const id = await item.getAttribute('id');
  await page.keyboard.press('a');
  await page.locator(`#${id}.decided`).waitFor();
  // An open desk takes the next items for itself.
  await page.goto('/desk/me');
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
