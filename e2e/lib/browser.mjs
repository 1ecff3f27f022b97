// The browser, and what we expect of every page in it: no request to anybody else, nothing wrong on the console.

import { chromium } from 'playwright-core';
import { contextOptions } from './variants.mjs';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';

// No sandbox: test machines run as root, and the pages are our own. The rest keeps the browser from talking to its maker.
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
];

/** Starts the browser; the caller closes it. */
export function launch(more = []) {
  return chromium.launch({ executablePath: PROGRAM, headless: true, args: [...FLAGS, ...more] });
}

/**
 * Opens a page in a context of its own, as in a private window.
 *
 * `origin` is the product's; returns { context, page, watch, close }. `close()` throws when a page asked another
 * origin for something or complained on the console; `watch.allow(pattern)` forgives a complaint that is expected.
 */
export async function open(browser, variant, origin) {
  const context = await browser.newContext({ baseURL: origin, ...contextOptions(variant) });
  const watch = new Watch(origin);
  watch.over(context);
  const page = await context.newPage();
  const close = async () => {
    await context.close();
    watch.check(variant.name);
  };
  return { context, page, watch, close };
}

class Watch {
  #origin;
  #allowed = [];
  #complaints = [];

  constructor(origin) {
    this.#origin = new URL(origin).origin;
  }

  over(context) {
    context.on('request', (request) => this.#look(request.url()));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#complaints.push(`script: ${error.error().message}`));
  }

  #look(url) {
    const { protocol, origin } = new URL(url);
    const stays = origin === this.#origin || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!stays) this.#complaints.push(`request to another origin: ${url}`);
  }

  allow(pattern) {
    this.#allowed.push(pattern);
  }

  check(name) {
    const left = this.#complaints.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
    if (left.length > 0) throw new Error(`${name}:\n  ${left.join('\n  ')}`);
  }
}
