// The product itself: `redx demo` in a folder and on ports of its own.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.mjs';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const BUILT = fileURLToPath(new URL('../../target/debug/redx', import.meta.url));
const START_MS_MAX = 120_000;

/**
 * Starts the product and waits until it says where it is.
 *
 * Returns { origin, privateOrigin, links, lines, folder, stop, kill, restart }: `links` are all URLs it printed, among
 * them the one-time sign-in links. `stop()` ends it kindly and removes its folder; `kill()` is kill -9; `restart()`
 * starts it again in the same folder and on the same ports. `arguments` are added to the command line.
 */
export async function start({ program = process.env.REDX_PROGRAM ?? BUILT, arguments: more = [], env = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'redx-e2e-'));
  const [port, privatePort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const privateOrigin = `http://127.0.0.1:${privatePort}`;
  const settings = { REDX_LISTEN: `127.0.0.1:${port}`, REDX_PRIVATE_LISTEN: `127.0.0.1:${privatePort}`, REDX_PUBLIC_URL: origin, REDX_MODELS: MODELS, ...env };
  const product = { origin, privateOrigin, folder, lines: [], links: [] };
  let child;
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    }
  };
  product.restart = async () => {
    child = spawn(program, ['demo', '--data', join(folder, 'data'), ...more], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    await ready(child, product);
  };
  product.kill = () => end('SIGKILL');
  product.stop = async () => {
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  await product.restart().catch(async (cause) => {
    await product.stop();
    throw cause;
  });
  return product;
}

/** Ready is when it has printed its own address and answers there. */
function ready(child, product) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`the product ${why}:\n${product.lines.join('\n')}`));
    const late = setTimeout(() => fail(`was not ready within ${START_MS_MAX / 1000} s`), START_MS_MAX);
    child.once('error', (cause) => { clearTimeout(late); fail(`cannot be started (${cause.message})`); });
    child.once('exit', (code, signal) => { clearTimeout(late); fail(`ended with ${code ?? signal}`); });
    const hear = (line) => {
      product.lines.push(line);
      product.links.push(...(line.match(/https?:\/\/[^\s"'<>]+/g) ?? []));
      if (!line.includes(product.origin)) return;
      clearTimeout(late);
      answers(product.origin).then(resolve, (cause) => fail(`does not answer (${cause.message})`));
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);
  });
}

async function answers(origin) {
  const response = await fetch(origin, { redirect: 'manual' });
  await response.arrayBuffer();
}
