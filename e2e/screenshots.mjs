// Pictures of pages for people to look at: out/screens/PAGE/VARIANT.png.
//
//   npm run screenshots                       the tour: pages and steps of the main job, phone and desktop, light and dark
//   npm run screenshots -- /wall              these pages in every variant, of a demo started for this
//   npm run screenshots -- URL /wall /help    the same, of a product that runs at URL

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, open } from './lib/browser.mjs';
import { demo, signIn } from './lib/demo.mjs';
import { photo } from './lib/pictures.mjs';
import { sendPhoto } from './lib/taking-part.mjs';
import { SCREENS, variants } from './lib/variants.mjs';

const TOUR = ['/', '/wall', '/wall?tv=1', '/post', '/post/draw', '/help', '/help/us'];
const OUT = new URL('./out/screens/', import.meta.url);

const given = process.argv.slice(2);
const origin = given.find((word) => word.startsWith('http'));
const paths = given.filter((word) => word.startsWith('/'));
const product = origin ? undefined : await demo({ posts: 60, shown: 40 });
const browser = await launch();
try {
  if (paths.length > 0) for (const path of paths) await shootAlone(path, variants({ screens: Object.keys(SCREENS) }));
  else await tour();
} finally {
  await browser.close();
  await product?.stop();
}

async function tour() {
  const looks = variants({ screens: ['phone', 'desktop'], languages: ['en'], scripts: [true] });
  for (const path of TOUR) await shootAlone(path, path.includes('tv') ? variants({ screens: ['tv'], languages: ['en'], scripts: [true] }) : looks);
  for (const variant of looks) await takePart(variant);
  await moderate(looks.filter(({ screen }) => screen === 'desktop'));
}

async function shootAlone(path, looks) {
  for (const variant of looks) {
    const { context, page } = await open(browser, variant, origin ?? product.origin);
    await page.goto(path);
    await shoot(page, path, variant);
    await context.close();
  }
}

async function takePart(variant) {
  const { context, page } = await open(browser, variant, product.origin);
  const receipt = await sendPhoto(page, await photo(browser, 5), { caption: 'For my little sister' });
  await page.waitForFunction(() => document.querySelector('img.card').complete);
  await shoot(page, 'thanks', variant);
  await page.goto(receipt);
  await shoot(page, 'receipt', variant);
  await page.goto('/wall');
  await page.click('li.print a');
  await shoot(page, 'p', variant);
  await context.close();
}

/** One session shows all looks: a sign-in link works once. */
async function moderate(looks) {
  const { context, page } = await open(browser, looks[0], product.origin);
  await signIn(page, product, 'Maya Torres');
  for (const variant of looks) {
    await page.emulateMedia({ colorScheme: variant.scheme });
    await page.goto('/desk');
    await shoot(page, 'desk', variant);
  }
  await context.close();
}

async function shoot(page, name, variant) {
  const folder = new URL(`${name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'front'}/`, OUT);
  await mkdir(folder, { recursive: true });
  await whole(page, variant);
  const path = fileURLToPath(new URL(`${variant.name}.png`, folder));
  await page.screenshot({ path, fullPage: variant.screen !== 'tv', animations: 'disabled' });
  console.log(path);
}

/** Pictures further down load when somebody scrolls there; for a picture of the whole page they must be there. */
async function whole(page, { script }) {
  if (!script) return;
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.allSettled([...document.images].map((image) => image.decode()));
  });
}
