// Lighthouse's numbers for pages: a table on the terminal, and out/lighthouse.json. A package of its own, because it
// brings a hundred others that no test needs.
//
//   npm run lighthouse                      the pages below, of a demo started for this
//   npm run lighthouse -- URL /wall /help   these pages, of a product that runs at URL

import { mkdir, writeFile } from 'node:fs/promises';
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { launch } from '../lib/browser.mjs';
import { freePort } from '../lib/ports.mjs';
import { start } from '../lib/product.mjs';

const PAGES = [
  '/', '/post', '/post/draw', '/wall', '/help', '/help/us', '/help/safety', '/learn', '/learn/where', '/learn/facts',
  '/learn/facts/un-child-38', '/learn/places', '/learn/places/us-tx', '/learn/check', '/learn/say', '/ask', '/ask/often',
];
const FORMS = ['mobile', 'desktop'];
const OUT = new URL('../out/', import.meta.url);

const given = process.argv.slice(2);
const origin = given.find((word) => word.startsWith('http'));
const paths = given.filter((word) => word.startsWith('/'));
const product = origin ? undefined : await start();
// Left to itself, Lighthouse starts a browser of its own and gives up on a busy machine.
const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
try {
  const results = [];
  for (const path of paths.length > 0 ? paths : PAGES)
    for (const form of FORMS) results.push(await measure(`${origin ?? product.origin}${path}`, path, form));
  console.table(results);
  await mkdir(OUT, { recursive: true });
  await writeFile(new URL('lighthouse.json', OUT), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await browser.close();
  await product?.stop();
}

async function measure(url, path, form) {
  // Lighthouse's own idea of a desktop: 10 Mbit/s, 40 ms, no slower processor. Without it the phone's network is taken.
  const settings = form === 'desktop' ? desktop : undefined;
  const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'error' }, settings);
  const score = (name) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  return {
    path, form, performance: score('performance'), accessibility: score('accessibility'),
    bestPractices: score('best-practices'), seo: score('seo'),
    paintMs: Math.round(lhr.audits['largest-contentful-paint'].numericValue),
    layoutShift: Number(lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)),
    bytes: lhr.audits['total-byte-weight'].numericValue,
    failed: failed(lhr).join(', '),
  };
}

/** The audits that cost points, outside performance, which is no sum of yes and no. */
function failed(lhr) {
  const audits = ['accessibility', 'best-practices', 'seo'].flatMap((name) => lhr.categories[name]?.auditRefs ?? []);
  const costs = ({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1;
  return audits.filter(costs).map(({ id }) => id);
}
