// The demo as the journeys need it: some posts on its wall, nothing more to come by itself, and the way in for its cast.

import { start } from './product.mjs';

const LOOK_EVERY_MS = 100;
// A debug build makes thirty samples in about 50 s on two busy cores.
const SAMPLES_MS_MAX = 300_000;

/** Starts the product with `posts` samples and waits until `shown` of them are public (one in eight waits at the desk). */
export async function demo({ posts = 6, shown = 1, languages = ['en', 'es'] } = {}) {
  const product = await start({ arguments: ['--still', '--posts', String(posts), '--languages', languages.join(',')] });
  try {
    await until(`${shown} posts on the wall`, async () => (await counts(product)).posts >= shown);
  } catch (cause) {
    await product.stop();
    throw cause;
  }
  return product;
}

/** What the product says publicly of itself: { posts, counted, total }. */
export async function counts(product) {
  const answer = await fetch(`${product.origin}/api/v1/counts`);
  return answer.json();
}

/** Comes back when `holds()` does; for what no open page can be asked about. */
export async function until(what, holds, most = SAMPLES_MS_MAX) {
  const end = Date.now() + most;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not so within ${most / 1000} s: ${what}`);
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
  }
}

/** The one-time link that was printed for one of the cast. Each works once. */
export function linkOf(product, name) {
  const line = product.lines.findLast((one) => one.includes(name) && one.includes('/desk/sign-in/'));
  return line.match(/https?:\/\/\S+/)[0];
}

/** Signs `name` in on `page`, agrees to the work if asked, and ends at the desk. */
export async function signIn(page, product, name) {
  await page.goto(linkOf(product, name));
  await page.click('main form button');
  await page.waitForURL(/\/desk(\/welcome)?$/);
  if (!page.url().endsWith('/welcome')) return;
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await page.click('main form[action$="/desk/welcome"] button');
  await page.waitForURL(/\/desk$/);
}
