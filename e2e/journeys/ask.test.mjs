// "What is that X?": asked by somebody without an account, and what they see of it afterwards.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { demo, signIn } from '../lib/demo.mjs';
import { LOOKS, variants } from '../lib/variants.mjs';
import { layoutShift, scriptBytes, weigh } from '../lib/weight.mjs';

const KB = 1_024;
const ANSWERED = /\/ask\/[\w-]+(?=")/;
let browser;
let product;
let one;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo({ posts: 0, shown: 0 })]);
  const ask = await (await fetch(`${product.origin}/en/ask`)).text();
  [one] = ask.slice(ask.indexOf('class="answers"', ask.indexOf('id="newest"'))).match(ANSWERED);
});
after(async () => { await browser?.close(); await product?.stop(); });

test('page to ask', () => inAllLooks('/ask'));
test('page of what is asked again and again', () => inAllLooks('/ask/often'));
test('page of an answer', () => inAllLooks(one));
test('page of what was found', () => inAllLooks('/ask/search?q=child'));
test('page of nothing found', () => inAllLooks('/ask/search?q=%22%25%27)--%F0%9F%98%80'));

async function inAllLooks(path) {
  for (const look of LOOKS) await everywhere(browser, product.origin, path, look);
}

for (const variant of variants({ screens: ['phone'], schemes: ['light'] })) {
  test(`somebody asks and keeps the receipt: ${variant.name}`, async () => {
    const { page, context, close } = await open(browser, variant, product.origin);
    await page.goto('/ask');
    await page.fill('#question', variant.language === 'es' ? '¿Por qué la X es roja y no azul?' : 'Why is the X red and not blue?');
    await page.fill('#first-name', 'Ana');
    await page.click('main form[method="post"] button');
    await page.waitForURL(/\/ask\/receipt\/[^/]+$/);
    const said = await page.locator('main').textContent();
    assert.ok(said.includes(new URL(page.url()).pathname), 'the receipt names its own address');
    assert.ok(!/roja|blue/.test(said), 'the receipt never shows the question');
    assert.deepEqual(await context.cookies(), []);
    const path = new URL(page.url()).pathname;
    await close();
    const look = { screens: [variant.screen], schemes: [variant.scheme], languages: [variant.language], scripts: [variant.script] };
    await everywhere(browser, product.origin, path, look);
  });
}

test('similar answers stand beside what is being typed', async () => {
  const [variant] = variants({ screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] });
  const { page, close } = await open(browser, variant, product.origin);
  await page.goto('/ask');
  await page.locator('#question').pressSequentially('what is that x on your hand');
  await page.locator('#similar a').first().waitFor();
  await close();
});

test('an adult speaks in public once two people agree, and takes it back', async () => {
  const [phone] = variants({ screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [false] });
  const [desktop] = variants({ screens: ['desktop'], schemes: ['dark'], languages: ['en'], scripts: [true] });
  const writer = await open(browser, phone, product.origin);
  await writer.page.goto('/ask');
  await writer.page.fill('#question', 'My uncle touches me when I was nine. It took years. I am safe now.');
  await writer.page.click('main form[method="post"] button');
  await writer.page.locator('input[name="sealed"]').first().waitFor({ state: 'attached' });
  assert.deepEqual(await problems(writer.page, phone), [], 'axe on help first');
  await writer.page.click('summary');
  await writer.page.check('input[name="adult"]');
  await writer.page.click('button[value="speak"]');
  await writer.page.waitForURL(/\/ask\/receipt\/[^/]+$/);

  const officer = await open(browser, desktop, product.origin);
  await signIn(officer.page, product, 'Ines Duarte');
  await officer.page.goto('/desk/disclosures');
  await officer.page.click('button[value="read"]');
  assert.deepEqual(await problems(officer.page, desktop), [], 'axe on what the officer reads');
  await officer.page.fill('#heading', 'What helped you?');
  await officer.page.fill('#told', 'It took years. I am safe now.');
  await officer.page.click('button[value="vouch"]');
  await officer.page.waitForURL(/\/desk\/disclosures$/);
  await officer.close();

  const second = await open(browser, desktop, product.origin);
  await signIn(second.page, product, 'Maya Torres');
  await second.page.goto('/desk/questions');
  await second.page.click('a[href*="/desk/questions/spoken/"]');
  assert.deepEqual(await problems(second.page, desktop), [], 'axe on what the second reads');
  await second.page.click('button[value="publish"]');
  await second.page.waitForURL(/ask-said-answered$/);
  await second.close();

  await writer.page.reload();
  await writer.page.click('main a[href*="/ask/what-helped-you"]');
  assert.deepEqual(await problems(writer.page, phone), [], 'axe on what was told');
  assert.match(await writer.page.locator('main').textContent(), /Told by somebody who lived it/);
  const { pathname } = new URL(writer.page.url());
  await writer.page.goBack();
  await writer.page.click('form[action$="/withdraw"] button');
  assert.equal((await fetch(product.origin + pathname)).status, 404);
  await writer.close();
});

test('the pages are light and do not jump', async () => {
  for (const path of ['/ask', one]) {
    const [phone] = variants({ screens: ['phone'], schemes: ['light'], languages: ['en'], scripts: [true] });
    const { page, close } = await open(browser, phone, product.origin);
    const weight = await weigh(page, path);
    assert.ok(weight.all <= 50 * KB, `${path} ${JSON.stringify(weight)}`);
    assert.ok(await scriptBytes(page) <= 20 * KB, path);
    assert.equal(await layoutShift(page), 0, `${path} jumps`);
    await close();
  }
});
