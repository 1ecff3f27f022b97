// The product is started, heard, killed and started again; here a stand-in of ten lines.

import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { start } from '../lib/product.mjs';

const STAND_IN = `#!${process.execPath}
const { createServer } = require('node:http');
if (process.env.STAND_IN_FAILS) { console.error('no such luck'); process.exit(3); }
const [host, port] = process.env.REDX_LISTEN.split(':');
createServer((request, response) => response.end(process.argv.slice(2).join(' '))).listen(port, host, () => {
  console.log('sign in as Ada: ' + process.env.REDX_PUBLIC_URL + '/enter/abc');
});
`;
let folder;
let program;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redx-stand-in-'));
  program = join(folder, 'redx.cjs');
  await writeFile(program, STAND_IN);
  await chmod(program, 0o755);
});
after(() => rm(folder, { recursive: true }));

test('it says where it is and stays there over a crash', async () => {
  const product = await start({ program, arguments: ['--more'] });
  assert.deepEqual(product.links, [`${product.origin}/enter/abc`]);
  const command = await (await fetch(product.origin)).text();
  assert.equal(command, `demo --data ${join(product.folder, 'data')} --more`);
  await product.kill();
  await assert.rejects(fetch(product.origin));
  await product.restart();
  assert.equal(await (await fetch(product.origin)).text(), command);
  await product.stop();
  assert.equal(existsSync(product.folder), false);
});

test('a product that does not start says why', async () => {
  await assert.rejects(start({ program, env: { STAND_IN_FAILS: '1' } }), /ended with 3:\s+no such luck/);
});
