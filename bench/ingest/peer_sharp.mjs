// sharp making the three JPEGs: one decode, the smaller sizes from the larger one's pixels.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const [pictures, passes, out] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);
mkdirSync(out, { recursive: true });
const files = readdirSync(pictures).sort().map((name) => [name, readFileSync(join(pictures, name))]);

async function* renditions(data) {
  let raw = null;
  for (const side of [1600, 800, 320]) {
    const input = raw ? sharp(raw.data, { raw: raw.info }) : sharp(data).rotate();
    raw = await input.resize(side, side, { fit: 'inside', withoutEnlargement: true }).raw().toBuffer({ resolveWithObject: true });
    yield [side, await sharp(raw.data, { raw: raw.info }).jpeg({ quality: 80 }).toBuffer()];
  }
}

const before = process.resourceUsage().maxRSS;
const start = process.cpuUsage();
for (let turn = 0; turn < Number(passes); turn += 1) {
  for (const [name, data] of files) {
    for await (const [side, jpeg] of renditions(data)) {
      if (turn === 0) writeFileSync(join(out, `${name}-${side}.jpg`), jpeg);
    }
  }
}
const used = process.cpuUsage(start);
const cpu = (used.user + used.system) / 1000 / (Number(passes) * files.length);
const peak = process.resourceUsage().maxRSS;
console.log(`sharp ${sharp.versions.sharp ?? '?'}/${sharp.versions.vips} ${cpu.toFixed(2)} ${(peak / 1024).toFixed(1)} ${(before / 1024).toFixed(1)}`);
