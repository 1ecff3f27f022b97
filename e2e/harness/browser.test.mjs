// The harness finds what it is there to find: each test shows it a page that is wrong in one way.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { variants } from '../lib/variants.mjs';
import { layoutShift, weigh } from '../lib/weight.mjs';
import { serve } from './pages.mjs';

const ONE = { screens: ['phone'], schemes: ['light'], languages: ['en'] };
const [WITH_SCRIPTS, WITHOUT_SCRIPTS] = variants({ ...ONE, scripts: [true, false] });
let browser;
let site;

before(async () => { [browser, site] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); site?.close(); });

test('a right page passes on the smallest and the largest screen, light and dark, with and without JavaScript', async () => {
  let seen = 0;
  await everywhere(browser, site.origin, '/right', {
    screens: ['small', 'tv'],
    languages: ['en'],
    then: async (page, variant) => {
      seen += 1;
      const added = page.locator('#js');
      assert.equal(await added.count(), variant.script ? 1 : 0);
      if (variant.script) assert.equal(await added.textContent(), variant.scheme);
    },
  });
  assert.equal(seen, 8);
});

test('a page that is not there is one, when that is expected', async () => {
  await everywhere(browser, site.origin, '/nowhere', { ...ONE, status: 404 });
  await assert.rejects(everywhere(browser, site.origin, '/nowhere', ONE), { actual: 404, expected: 200 });
});

test('the browser asks in the language of the variant', async () => {
  for (const variant of variants({ ...ONE, languages: ['en', 'es'], scripts: [true] })) {
    const { page, close } = await open(browser, variant, site.origin);
    await page.goto('/language');
    assert.match(await page.locator('#language').textContent(), new RegExp(`^${variant.language}-`));
    await close();
  }
});

async function found(path, variant) {
  const { page, context } = await open(browser, variant, site.origin);
  await page.goto(path);
  const list = await problems(page, variant);
  await context.close();
  return list.map((line) => line.split(' ')[0]);
}

test('axe finds a picture without words', async () => {
  assert.ok((await found('/no-alt', WITH_SCRIPTS)).includes('image-alt'));
});

test('axe looks at what readers without JavaScript have', async () => {
  assert.deepEqual(await found('/wrong-without-scripts', WITH_SCRIPTS), []);
  assert.ok((await found('/wrong-without-scripts', WITHOUT_SCRIPTS)).includes('label'));
  assert.ok((await found('/wrong-with-scripts', WITH_SCRIPTS)).includes('label'));
  assert.deepEqual(await found('/wrong-with-scripts', WITHOUT_SCRIPTS), []);
});

test('a page wider than the screen is found', async () => {
  await assert.rejects(everywhere(browser, site.origin, '/wide', ONE), /wider than the screen/);
});

test('a request to another origin is found', async () => {
  await assert.rejects(everywhere(browser, site.origin, '/nosy', ONE), /another origin.*127\.0\.0\.2/);
});

test('a script that fails is found', async () => {
  await assert.rejects(everywhere(browser, site.origin, '/noisy', ONE), /planted/);
});

test('weights are those of the wire', async () => {
  const { page, close } = await open(browser, WITH_SCRIPTS, site.origin);
  const weights = await weigh(page, '/right');
  assert.ok(weights.document > 200 && weights.document < 2_000, JSON.stringify(weights));
  assert.ok(weights.script > 100, JSON.stringify(weights));
  assert.equal(weights.all, weights.document + weights.script + weights.image + weights.other + weights.stylesheet + weights.font);
  await close();
});

test('a jump of the layout is measured', async () => {
  const { page, close } = await open(browser, WITH_SCRIPTS, site.origin);
  await page.goto('/right');
  assert.equal(await layoutShift(page), 0);
  await page.goto('/jumpy');
  await page.waitForFunction(() => document.body.firstElementChild.tagName === 'DIV');
  assert.ok(await layoutShift(page) > 0.05);
  await close();
});
