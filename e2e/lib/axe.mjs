// Accessibility: axe on a page as it stands, with and without JavaScript.

import axe from 'axe-core';
import { contextOptions } from './variants.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is wrong with the page, one line each; empty when nothing is.
 *
 * Axe is itself a script and hangs where scripts are off. There, the page's HTML is served once more, its scripts
 * taken out, to a page that runs axe's: so it looks at exactly what somebody without JavaScript has.
 */
export async function problems(page, variant) {
  return variant.script ? analyse(page) : analyseWithoutScripts(page, variant);
}

async function analyse(page) {
  await settle(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}) at ${node.target.join(' ')}`));
}

async function analyseWithoutScripts(page, variant) {
  const [url, html] = [page.url(), withoutScripts(await page.content())];
  const cookies = await page.context().cookies();
  const context = await page.context().browser().newContext({ ...contextOptions(variant), javaScriptEnabled: true });
  await context.addCookies(cookies);
  try {
    const twin = await context.newPage();
    await twin.route('**/*', (route) => serveAgain(route, html));
    await twin.goto(url);
    return await analyse(twin);
  } finally {
    await context.close();
  }
}

function serveAgain(route, html) {
  const kind = route.request().resourceType();
  if (kind === 'document') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
  return kind === 'script' ? route.abort() : route.continue();
}

/** Scripts go; what is for readers without them becomes ordinary content, as it is for such a reader. */
function withoutScripts(html) {
  return html.replace(/<script\b[\s\S]*?<\/script>/gi, '').replace(/<\/?noscript\b[^>]*>/gi, '');
}

/** A colour half-way through a transition has no contrast worth measuring. */
async function settle(page) {
  await page.evaluate(async () => {
    const finite = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
    await Promise.allSettled(document.getAnimations().filter(finite).map((animation) => animation.finished));
  });
}
