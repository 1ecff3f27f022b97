// What a page weighs on the wire.

/**
 * Loads `path` with an empty cache and adds up the bytes as they came, compressed and with headers:
 * { document, stylesheet, script, image, font, other, all }.
 */
export async function weigh(page, path) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map();
  const weights = { document: 0, stylesheet: 0, script: 0, image: 0, font: 0, other: 0, all: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type.toLowerCase()));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    weights[kind in weights ? kind : 'other'] += encodedDataLength;
    weights.all += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'load' });
  await session.detach();
  return weights;
}

/** Slows the page's network down: bits a second each way and milliseconds there and back. */
export async function slow(page, { bitsPerSecond = 400_000, roundTripMs = 400 } = {}) {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = bitsPerSecond / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: roundTripMs, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond,
  });
}

/** How much the layout has jumped since the page was opened: the sum that Cumulative Layout Shift starts from. */
export function layoutShift(page) {
  return page.evaluate(() => new Promise((resolve) => {
    let sum = 0;
    const add = (entries) => entries.forEach((entry) => { if (!entry.hadRecentInput) sum += entry.value; });
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      add(observer.takeRecords());
      resolve(sum);
    }));
  }));
}

/** Scripts alone, compressed, without headers. */
export function scriptBytes(page) {
  return page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
}
