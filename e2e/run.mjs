// `npm test`: everything of this folder by node's own test runner, the quick ones first.
// With arguments: only the files whose path contains one of them.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['unit', 'harness', 'journeys'];
const wanted = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));

const files = FOLDERS.flatMap((folder) => testsIn(folder))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)));
if (files.length === 0) {
  console.error('no test has such a name');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files], { cwd: here, stdio: 'inherit' });
process.exit(status ?? 1);

function testsIn(folder) {
  const home = new URL(`${folder}/`, import.meta.url);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
