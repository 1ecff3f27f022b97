// A picture is refused, its author asks once more, another moderator lets it back, and it is on the wall. And a signed
// request has a picture removed.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn, until } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';

const PLAIN = { schemes: ['light'], languages: ['en'], scripts: [false] };
const [SMALL] = variants({ ...PLAIN, screens: ['small'] });
const [DESKTOP] = variants({ ...PLAIN, screens: ['desktop'] });
const UNDO_MS = 11_000;
let browser;
let product;

before(async () => { [browser, product] = await Promise.all([launch(), demo()]); });
after(async () => { await browser?.close(); await product?.stop(); });

/** An X drawn by a program; gives the receipt's secret. */
async function post(caption) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'drawn', consent: await consent(), hand: 'open', tone: 'amber', caption, strokes: '[[[0.2,0.21],[0.8,0.8]],[[0.8,0.2],[0.2,0.82]]]' })) form.append(name, value);
  const answer = await fetch(`${product.origin}/api/v1/posts`, { method: 'POST', body: form });
  assert.equal(answer.status, 202, await answer.clone().text());
  return (await answer.json()).id;
}

async function consent() {
  const document = await (await fetch(`${product.origin}/api/v1/openapi.json`)).json();
  return document.components.schemas.PostForm.properties.consent.enum[0];
}

const receipt = async (id) => (await fetch(`${product.origin}/api/v1/receipts/${id}`)).json();

/** The desk of one of the cast. A link works once, so the session is kept. */
const sessions = {};
async function at(name) {
  const desk = await open(browser, DESKTOP, product.origin);
  if (sessions[name]) await desk.context.addCookies(sessions[name]); else await signIn(desk.page, product, name);
  sessions[name] = await desk.context.cookies();
  return desk;
}

/** Looks at the post with these words, by forms alone, and decides. */
async function decide(page, caption, act) {
  const words = page.locator('.item', { hasText: caption });
  await until('it waits at the desk', async () => {
    await page.goto('/desk');
    return (await words.count()) === 1;
  }, 60_000);
  const item = page.locator(`[id="${await words.getAttribute('id')}"]`);
  await item.locator('button.show').click();
  await item.locator('.veil.open').waitFor();
  if (act.startsWith('refuse')) await item.locator('.refuse summary').click();
  await item.locator(`button[value="${act}"]`).click();
  assert.match(page.url(), /said=desk-(approved|refused)/);
}

test('refused, asked once more, let back by another, on the wall', async () => {
  const id = await post('Asked once more');
  const maya = await at('Maya Torres');
  await decide(maya.page, 'Asked once more', 'refuse:not-the-x');
  await new Promise((next) => setTimeout(next, UNDO_MS));
  const author = await open(browser, SMALL, product.origin);
  await author.page.goto(`/receipt/${id}`);
  assert.deepEqual(await problems(author.page, SMALL), [], 'axe on the refusal');
  await author.page.fill('#note', 'That is an X.');
  await author.page.click('form[action$="/appeal"] button');
  assert.deepEqual(await problems(author.page, SMALL), [], 'axe on what was asked');
  await maya.page.goto('/desk/appeals');
  assert.equal(await maya.page.locator('li.item button[value="back"]').count(), 0, 'who refused does not answer');

  const sam = await at('Sam Lee');
  await sam.page.goto('/desk/appeals');
  assert.deepEqual(await problems(sam.page, DESKTOP), [], 'axe on the appeals');
  await sam.page.click('li.item button[value="back"]');
  assert.equal((await receipt(id)).appeal.state, 'let_back');
  await decide(sam.page, 'Asked once more', 'approve');
  await until('it is on the wall', async () => (await receipt(id)).public_url !== null, 30_000);
  for (const one of [maya, author, sam]) await one.close();
});

test('a signed request, and what became of it', async () => {
  const { page, watch, close } = await open(browser, SMALL, product.origin);
  watch.allow(/status of 4/);
  await page.goto('/wall');
  const path = await page.locator('li.print a').first().getAttribute('href');
  await page.goto(path);
  await page.click('.doors a[href*="remove"]');
  await page.check('input[name="reason"][value="intimate"]');
  await page.click('summary');
  await page.check('input[name="stands"][value="self"]');
  await page.fill('#contact', 'ana@example.org');
  await page.check('input[name="good_faith"]');
  assert.deepEqual(await problems(page, SMALL), [], 'axe on the form, unfolded');
  await page.click('main form .row button');
  assert.equal(await page.inputValue('#contact'), 'ana@example.org', 'what was filled in is still there');
  await page.fill('#signature', 'Ana Ruiz');
  await page.click('main form .row button');
  const outcome = (await page.locator('main .code').textContent()).trim();
  const desk = await at('Sam Lee');
  await desk.page.goto('/desk/objections');
  await desk.page.locator('button[value="remove"]').first().click();
  await page.goto(outcome);
  assert.equal(await page.locator('main .code').count(), 0, 'the link now says what was decided');
  assert.deepEqual(await problems(page, SMALL), [], 'axe on the outcome');
  assert.notEqual((await page.request.get(path)).status(), 200);
  for (const one of [{ close }, desk]) await one.close();
});
