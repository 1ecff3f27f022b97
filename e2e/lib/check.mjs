// One call for what holds on every page in every variant.

import { strict as assert } from 'node:assert';
import { problems } from './axe.mjs';
import { open } from './browser.mjs';
import { variants } from './variants.mjs';

/**
 * Opens `path` in each variant and asserts: the answer is 200 (or `status`), axe finds nothing, nothing is wider than
 * the screen, no other origin is asked, nothing is wrong on the console. `cookies` sign somebody in;
 * `then(page, variant)` may look further.
 */
export async function everywhere(browser, origin, path, { status = 200, cookies = [], then, ...wanted } = {}) {
  for (const variant of variants(wanted)) {
    const { context, page, watch, close } = await open(browser, variant, origin);
    await context.addCookies(cookies);
    if (status >= 400) watch.allow(new RegExp(`status of ${status}`));
    const response = await page.goto(path);
    assert.equal(response.status(), status, `${path} in ${variant.name}`);
    assert.deepEqual(await problems(page, variant), [], `axe on ${path} in ${variant.name}`);
    assert.equal(await tooWide(page, variant), 0, `${path} is wider than the screen in ${variant.name}`);
    await then?.(page, variant);
    await close();
  }
}

/** CSS pixels by which the page is wider than the screen; not to be known without scripts. */
async function tooWide(page, variant) {
  if (!variant.script) return 0;
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
