// The product in earnest: `redx serve`, with the one-time links that `redx desk` prints. Nothing is in it but people.

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './ports.mjs';

const BUILT = fileURLToPath(new URL('../../target/debug/redx', import.meta.url));
const START_MS_MAX = 120_000;
const LOOK_EVERY_MS = 100;
const CAMPAIGN = `[campaign]
desk_hours = [0, 24]
[campaign.safety]
name = "Ruth Okafor"
phone = "+1 555 0100"
`;

/** Starts it and waits until it answers. Returns { origin, lines, desk, stop }; `desk(...)` runs `redx desk` and gives what it says. */
export async function serve({ program = process.env.REDX_PROGRAM ?? BUILT } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'redx-e2e-'));
  const data = join(folder, 'data');
  await mkdir(data);
  await writeFile(join(data, 'redx.toml'), CAMPAIGN);
  const [port, privatePort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const settings = { REDX_DATA: data, REDX_LISTEN: `127.0.0.1:${port}`, REDX_PRIVATE_LISTEN: `127.0.0.1:${privatePort}`, REDX_PUBLIC_URL: origin };
  const env = { ...process.env, ...settings };
  const child = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const product = { origin, lines: [] };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => product.lines.push(line));
  product.desk = async (...words) => {
    const { stdout } = await promisify(execFile)(program, ['--json', 'desk', ...words], { env });
    return stdout.trim().split('\n').map((line) => JSON.parse(line));
  };
  product.stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const end = Date.now() + START_MS_MAX;
  while (!(await answers(origin))) {
    if (Date.now() > end || child.exitCode !== null) {
      await product.stop();
      throw new Error(`the product does not answer:\n${product.lines.join('\n')}`);
    }
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
  }
  return product;
}

async function answers(origin) {
  try {
    const response = await fetch(`${origin}/desk/sign-in`, { redirect: 'manual' });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
