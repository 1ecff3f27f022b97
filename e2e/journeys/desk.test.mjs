// The desk: quick, by the keyboard alone and by fingers, and nothing wrong gets through.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { demo, signIn, until } from '../lib/demo.mjs';
import { isFine, look } from '../lib/moderator.mjs';
import { variants } from '../lib/variants.mjs';

const PLAIN = { schemes: ['light'], languages: ['en'], scripts: [true] };
const [DESKTOP] = variants({ ...PLAIN, screens: ['desktop'] });
const [SMALL] = variants({ ...PLAIN, screens: ['small'] });
const [FORMS] = variants({ ...PLAIN, screens: ['phone'], scripts: [false] });
const ITEMS = 100;
// What must not get through: no X at all, one stroke, an advertisement.
const ERRORS = { 7: { strokes: 1 }, 23: { strokes: 1 }, 48: { caption: 'Cheap shirts in my shop' }, 71: { strokes: 1 }, 92: { caption: 'Cheap and good, ask the shop' } };
const KIND = { 30: { caption: 'For my sister' }, 60: { caption: 'From all of us' } };
const KEYS_PER_ITEM_MAX = 1.5;
let browser;
let product;
let form; // where drawings are made, as HTML
let maya; // her session, for who comes back without a script

before(async () => { [browser, product] = await Promise.all([launch(), demo({ posts: 0, shown: 0 })]); });
after(async () => { await browser?.close(); await product?.stop(); });

/** Sends a drawn hand, as a program would. `n` makes it a drawing of its own. */
async function send(n, { strokes = 2, caption = '' } = {}) {
  form ??= await (await fetch(`${product.origin}/en/post/draw`)).text();
  const value = (name) => form.match(new RegExp(`name="${name}" value="([^"]+)"`))[1];
  const from = 0.1 + (n % 40) / 400;
  const to = 0.9 - Math.floor(n / 40) / 100;
  const lines = [[[from, from], [to, to]], [[to, from], [from, to]]].slice(0, strokes);
  const body = new FormData();
  const fields = { kind: 'drawn', hand: value('hand'), tone: 'honey', strokes: JSON.stringify(lines), consent: value('consent'), caption };
  for (const [name, text] of Object.entries(fields)) body.set(name, text);
  const answer = await fetch(`${product.origin}/api/v1/posts`, { method: 'POST', body });
  assert.equal(answer.status, 202, await answer.clone().text());
  return (await answer.json()).id;
}

async function sendAll(count, from = 0) {
  const sent = new Map();
  for (let n = from; n < from + count; n += 1) sent.set(n, await send(n, { ...ERRORS[n], ...KIND[n] }));
  return sent;
}

const told = async (token) => (await fetch(`${product.origin}/api/v1/receipts/${token}`)).json();

async function waiting(page, count) {
  await until(`${count} posts wait at the desk`, async () => {
    const answer = await page.request.get('/desk/counts');
    return (await answer.json()).waiting >= count;
  });
}

/** One key, counted. */
function keyboard(page) {
  const keys = { count: 0 };
  keys.press = async (key) => { keys.count += 1; await page.keyboard.press(key); };
  keys.hold = async (key, during) => {
    keys.count += 1;
    await page.keyboard.down(key);
    const result = await during();
    await page.keyboard.up(key);
    return result;
  };
  return keys;
}

const current = (page) => page.locator('.item[aria-current="true"]:not(.decided)');
const currentId = async (page) => ((await current(page).count()) ? current(page).getAttribute('data-id') : null);

test('the keyboard alone clears a hundred, and nothing wrong gets through', async () => {
  const { page, context, close } = await open(browser, DESKTOP, product.origin);
  await signIn(page, product, 'Maya Torres');
  maya = await context.cookies();
  const sent = await sendAll(ITEMS);
  await waiting(page, ITEMS);
  await page.goto('/desk');
  assert.deepEqual(await problems(page, DESKTOP), [], 'axe on a full desk');
  const [keys, seen] = [keyboard(page), new Map()];
  // By item: one that the desk could not take comes back, says why, and is decided again.
  const [answered, refusals, returned] = [new Set(), new Set(), []];
  const began = Date.now();
  while (answered.size < ITEMS) {
    const id = await currentId(page);
    if (!id) { await page.waitForTimeout(20); continue; }
    if (!seen.has(id)) {
      const row = await keys.hold(' ', async () => {
        await page.locator(`[id="q-${id}"] .veil.held`).first().waitFor();
        return look(page);
      });
      for (const one of row) seen.set(one.id, isFine(one));
      assert.equal(await page.locator('.veil.held').count(), 0, 'veiled again');
    }
    if (answered.has(id)) returned.push(await current(page).locator('.failed-words').textContent({ timeout: 500 }).catch(() => 'no words'));
    if (seen.get(id)) await keys.press('a');
    else { await keys.press('r'); await keys.press('2'); refusals.add(id); }
    answered.add(id);
  }
  const [decided, refused] = [answered.size, refusals.size];
  if (returned.length > 0) console.log(`desk: came back: ${returned.join(' | ')}`);
  const perMinute = (decided / (Date.now() - began)) * 60_000;
  const measured = await page.evaluate(() => performance.getEntriesByName('desk-next').map((one) => one.duration).sort((a, b) => a - b));
  const [median, late, worst] = [0.5, 0.95, 1].map((part) => measured[Math.ceil(measured.length * part) - 1]);
  console.log(`desk: ${decided} items, ${(keys.count / decided).toFixed(2)} keys each, ${Math.round(perMinute)} a minute, next item median ${median.toFixed(1)} ms, p95 ${late.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  assert.ok(keys.count / decided <= KEYS_PER_ITEM_MAX, `${keys.count} keys for ${decided} items`);
  assert.equal(refused, Object.keys(ERRORS).length, 'exactly the seeded errors');

  await undoLast(page, keys);
  await until('every decision has arrived', async () => (await (await page.request.get('/desk/counts')).json()).waiting === 0);
  for (const [n, token] of sent) {
    const { state } = await told(token);
    if (ERRORS[n]) assert.notEqual(state, 'approved', `error ${n} got through`);
    else await until(`${n} is approved`, async () => (await told(token)).state === 'approved');
  }
  await close();
});

/** Takes the last decision back by a key, looks again, and decides the same. */
async function undoLast(page, keys) {
  await page.locator('.item.decided .undo button:not([disabled])').last().waitFor();
  await keys.press('u');
  await current(page).waitFor();
  const id = await currentId(page);
  await keys.press('a');
  await page.locator('.failed-words').waitFor();
  const [again] = await keys.hold(' ', async () => {
    await page.locator(`[id="q-${id}"] .veil.held`).first().waitFor();
    return look(page);
  });
  assert.equal(again.id, id);
  if (isFine(again)) await keys.press('a');
  else { await keys.press('r'); await keys.press('2'); }
}

test('fingers: a long press looks, right approves, left asks for a reason', async () => {
  const { page, context, close } = await open(browser, SMALL, product.origin);
  await signIn(page, product, 'Sam Lee');
  const sent = await sendAll(6, 200);
  const wrong = await send(300, { strokes: 1 });
  await waiting(page, 7);
  await page.goto('/desk');
  assert.deepEqual(await problems(page, SMALL), [], 'axe on a small screen');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  const finger = await context.newCDPSession(page);
  const touch = (type, points) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  for (let left = 7; left > 0; left -= 1) {
    const item = page.locator('.item:not(.decided)').first();
    await item.scrollIntoViewIfNeeded();
    const middle = async () => {
      const box = await item.locator('.veil').first().boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await touch('touchStart', [await middle()]);
    await item.locator('.veil.held').first().waitFor();
    const id = await item.getAttribute('data-id');
    const seen = (await look(page)).find((one) => one.id === id);
    await touch('touchEnd', []);
    const across = isFine(seen) ? 72 : -72;
    const at = await middle(); // choosing it may have scrolled
    await touch('touchStart', [at]);
    for (const step of [0.25, 0.5, 0.75, 1]) await touch('touchMove', [{ x: at.x + across * step, y: at.y }]);
    await touch('touchEnd', []);
    if (!isFine(seen)) await page.locator(`[id="q-${id}"] .refuse[open] button[value="refuse:not-the-x"]`).click();
    await page.locator(`[id="q-${id}"].decided`).waitFor();
  }
  await page.locator('.item.decided .undo button:not([disabled])').last().click();
  await page.locator('.item:not(.decided)').first().waitFor();
  assert.notEqual((await told(wrong)).state, 'approved');
  const states = await Promise.all([...sent.values()].map(async (token) => (await told(token)).state));
  assert.ok(states.filter((state) => state === 'approved').length >= 5, states.join());
  await close();
});

test('without a script a form shows, and only then a form approves', async () => {
  const moderator = await open(browser, FORMS, product.origin);
  if (maya) await moderator.context.addCookies(maya); else await signIn(moderator.page, product, 'Maya Torres');
  await send(400);
  // What was taken back a moment ago waits in somebody else's hands.
  await until('one comes into her hands', async () => {
    await moderator.page.goto('/desk');
    return (await moderator.page.locator('.item').count()) > 0;
  });
  const item = moderator.page.locator('.item').first();
  const id = await item.getAttribute('data-id');
  await item.locator('button[value="approve"]').click();
  assert.match(moderator.page.url(), /said=desk-not-seen/);
  await moderator.page.locator(`[id="q-${id}"] button.show`).click();
  await moderator.page.locator(`[id="q-${id}"] .veil.open img[src^="/desk/picture/"]`).waitFor();
  await moderator.page.locator(`[id="q-${id}"] button[value="approve"]`).click();
  assert.match(moderator.page.url(), /said=desk-approved/);
  await moderator.close();
});
