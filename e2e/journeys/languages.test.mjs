// The main pages in the languages that break layouts first: Arabic, from right to left, and English made four tenths longer.

import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { problems } from '../lib/axe.mjs';
import { launch, open } from '../lib/browser.mjs';
import { everywhere } from '../lib/check.mjs';
import { demo, linkOf } from '../lib/demo.mjs';
import { variants } from '../lib/variants.mjs';

const LANGUAGES = { ar: 'rtl', 'en-XA': 'ltr' };
const PATHS = [
  '/', '/wall', '/post', '/post/draw', '/post/count', '/help', '/help/us', '/help/safety',
  '/learn', '/learn/signs', '/learn/facts', '/learn/check', '/ask', '/ask/often', '/privacy',
];
const LOOKS = { screens: ['small', 'desktop'], schemes: ['light'], languages: ['en'], scripts: [true] };
const [SMALL, DESKTOP] = variants(LOOKS);
let browser;
let product;

before(async () => {
  [browser, product] = await Promise.all([launch(), demo({ posts: 8, shown: 4, languages: ['en', 'es', ...Object.keys(LANGUAGES)] })]);
});
after(async () => { await browser?.close(); await product?.stop(); });

for (const [language, direction] of Object.entries(LANGUAGES)) {
  for (const path of PATHS) {
    test(`${path} in ${language}`, () => everywhere(browser, product.origin, `/${language}${path}`, {
      ...LOOKS, then: (page, variant) => whole(page, `${path} in ${language}, ${variant.name}`, { language, direction }),
    }));
  }
}

for (const [language, name, variant] of [['ar', 'Maya Torres', SMALL], ['en-XA', 'Sam Lee', DESKTOP]]) {
  test(`the sign-in link in ${language}`, async () => {
    const { page, close } = await open(browser, variant, product.origin);
    const { pathname, search } = new URL(linkOf(product, name));
    await page.goto(`/${language}${pathname.replace(/^\/(en|es)(?=\/)/, '')}${search}`);
    await whole(page, `the sign-in link in ${language}`, { language, direction: LANGUAGES[language] });
    assert.deepEqual(await problems(page, variant), []);
    await close();
  });
}

async function whole(page, where, { language, direction }) {
  const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  assert.deepEqual(root, [language, direction], where);
  assert.deepEqual(await page.evaluate(clipped), [], `clipped on ${where}`);
  assert.deepEqual(await page.evaluate(turned), [], `numbers to call that turn round on ${where}`);
}

/** Runs in the page: what can be pressed and is cut off, by itself or by the edge of the screen. */
function clipped() {
  const pressed = [...document.querySelectorAll('a, button, summary, label, select, [role=button]')];
  const seen = pressed.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest('.vh, .skip, [inert]'));
  const cut = seen.filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    const { overflowX, display } = getComputedStyle(one);
    const inside = display !== 'inline' && overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
    const scrolls = one.closest('.scroll, .strip, table') !== null;
    return width > 1 && (inside || (!scrolls && (left < -1 || right > innerWidth + 1)));
  });
  return cut.map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);
}

/** Runs in the page: links that dial and whose number would be read from right to left. */
function turned() {
  const dials = [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')];
  const number = (link) => link.querySelector('[dir]') ?? link;
  return dials.filter((link) => getComputedStyle(number(link)).direction !== 'ltr').map((link) => link.outerHTML);
}
