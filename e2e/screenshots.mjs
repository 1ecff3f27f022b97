// Pictures of pages in every variant, for people to look at: out/screens/PAGE/VARIANT.png.
//
//   npm run screenshots                       the pages below, of a demo started for this
//   npm run screenshots -- URL /wall /help    these pages, of a product that runs at URL
//   npm run screenshots -- /wall              these pages, of a demo started for this

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, open } from './lib/browser.mjs';
import { start } from './lib/product.mjs';
import { SCREENS, variants } from './lib/variants.mjs';

const PAGES = ['/', '/post', '/wall', '/wall?tv=1', '/help'];
const OUT = new URL('./out/screens/', import.meta.url);

const given = process.argv.slice(2);
const origin = given.find((word) => word.startsWith('http'));
const paths = given.filter((word) => word.startsWith('/'));
const product = origin ? undefined : await start();
const browser = await launch();
try {
  for (const path of paths.length > 0 ? paths : PAGES) await shoot(browser, origin ?? product.origin, path);
} finally {
  await browser.close();
  await product?.stop();
}

async function shoot(browser, origin, path) {
  const folder = new URL(`${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'front'}/`, OUT);
  await mkdir(folder, { recursive: true });
  for (const variant of variants({ screens: Object.keys(SCREENS) })) {
    const { context, page } = await open(browser, variant, origin);
    await page.goto(path);
    const picture = fileURLToPath(new URL(`${variant.name}.png`, folder));
    await page.screenshot({ path: picture, fullPage: variant.screen !== 'tv', animations: 'disabled' });
    await context.close();
    console.log(picture);
  }
}
