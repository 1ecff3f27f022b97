// A new moderator, from the link to the first decision: on the smallest screen with keys, and without a script.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, linkOf } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';

const [SMALL] = variants({ screens: ['small'], schemes: ['light'], languages: ['en'], scripts: [true] });
const [PLAIN] = variants({ screens: ['small'], schemes: ['dark'], languages: ['es'], scripts: [false] });
const [DESKTOP] = variants({ screens: ['desktop'], schemes: ['light'], languages: ['en'], scripts: [true] });
// What is right; everything else is approved.
const RIGHT = {
  'no-mark': 'refuse:not-the-x', contact: 'refuse:contact', school: 'refuse:place',
  'stands-undressed': 'escalate', 'stands-unsure': 'escalate', 'stands-offer': 'escalate',
};
const STEPS_MAX = 30;
let browser;
let product;
let owner;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo({ posts: 40, shown: 20 })]);
  owner = await open(browser, DESKTOP, product.origin);
  await owner.page.goto(linkOf(product, 'Ruth Okafor'));
  await owner.page.click('main form button');
});
after(async () => { await owner?.close(); await browser?.close(); await product?.stop(); });

async function invited(name) {
  await owner.page.goto('/desk/people');
  await owner.page.fill('#name', name);
  await owner.page.check('input[type=radio][name=role][value=moderator]');
  await owner.page.locator('form', { has: owner.page.locator('#name') }).locator('button').click();
  return (await owner.page.locator('main .code').textContent()).trim();
}

async function isWhole(page, variant, where) {
  assert.deepEqual(await problems(page, variant), [], `axe on ${where}`);
  if (!variant.script) return;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${where} is wider than the screen`);
}

/** Opens the link, agrees, and is led to the training. */
async function comesIn(page, variant, link) {
  await page.goto(link);
  await page.click('main form button');
  await page.waitForURL(/\/desk\/welcome$/);
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.click('main form[action$="/desk/welcome"] button');
  await page.waitForURL(/\/desk\/training$/);
  await isWhole(page, variant, 'the start of the training');
}

/** Turns every page; each is whole. */
async function reads(page, variant) {
  await page.click('main a.button');
  for (let n = 1; n <= STEPS_MAX && !page.url().endsWith('/examples'); n += 1) {
    await page.waitForURL(new RegExp(`/desk/training/${n}$`));
    if (n === 1) await isWhole(page, variant, 'a page of the briefing');
    const last = (await page.locator('a[href^="tel:"]').count()) > 0;
    if (last) await isWhole(page, variant, 'the last page of the briefing');
    await Promise.all([page.waitForNavigation(), page.click('main form[action$="/desk/training"] button')]);
  }
}

/** Decides every example by `decide`, the first one wrongly; what was said of it is whole. */
async function decidesAll(page, variant, decide) {
  let first = null;
  for (let n = 0; n < STEPS_MAX && page.url().endsWith('/examples'); n += 1) {
    const id = await page.locator('input[name=example]').getAttribute('value');
    const right = RIGHT[id] ?? 'approve';
    const wrongly = first === null && right === 'approve';
    if (wrongly) first = id;
    await Promise.all([page.waitForNavigation(), decide(page, wrongly ? 'escalate' : right)]);
    if (wrongly) await isWhole(page, variant, 'what was wrong is explained');
  }
  assert.match(page.url(), /\/desk\/training$/);
  await isWhole(page, variant, 'the end of the training');
}

async function byKeys(page, act) {
  await page.keyboard.down(' ');
  await page.locator('.veil.held').waitFor();
  await page.keyboard.up(' ');
  if (act === 'approve') return page.keyboard.press('a');
  if (act === 'escalate') return page.keyboard.press('e');
  await page.keyboard.press('r');
  return page.keyboard.press(await page.locator(`button[value="${act}"]`).getAttribute('data-key'));
}

async function byForms(page, act) {
  if (act.startsWith('refuse')) await page.click('details.refuse > summary');
  return page.click(`button[value="${act}"]`);
}

test('a new moderator comes from the link to the first decision by keys at 320 pixels', async () => {
  const { page, close } = await open(browser, SMALL, product.origin);
  await comesIn(page, SMALL, await invited('Kai Berg'));
  await page.goto('/desk');
  assert.match(page.url(), /\/desk\/training$/, 'the queue is not open yet');
  await reads(page, SMALL);
  await isWhole(page, SMALL, 'an example');
  await decidesAll(page, SMALL, byKeys);
  await page.click('main a.button:not(.second)');
  await page.waitForURL(/\/desk$/);
  await isWhole(page, SMALL, 'the queue');
  const item = page.locator('.item:not(.decided)').first();
  await item.waitFor();
  await page.locator('.item button[value="refuse:unusable"]').first().evaluate((button) => button.click());
  await page.locator('.item.decided').first().waitFor();
  for (const path of ['/desk/care', '/desk/rest']) {
    await page.goto(path);
    await isWhole(page, SMALL, path);
  }
  await close();
});

test('the same without a script, in another language', async () => {
  const { page, close } = await open(browser, PLAIN, product.origin);
  await comesIn(page, PLAIN, await invited('Lea Marin'));
  await reads(page, PLAIN);
  await decidesAll(page, PLAIN, byForms);
  await page.goto('/desk');
  assert.equal((await page.locator('#queue').count()), 1);
  await close();
});

test('the pages of the group and of the texts are whole', async () => {
  for (const path of ['/desk/group', '/desk/training/texts']) {
    await owner.page.goto(path);
    await isWhole(owner.page, DESKTOP, path);
  }
});
