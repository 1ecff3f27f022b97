import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { cover, fit, isPlainJpeg } from '../../foundations/web/assets/post/frame.js';
import { moveBox } from '../../foundations/web/assets/post/marks.js';

const segment = (marker, text) => {
  const body = [...text].map((c) => c.charCodeAt(0));
  return [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
};
const jpeg = (...segments) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...segment(0xda, 'scan'), 1, 2, 3, 0xff, 0xd9]);
const jfif = segment(0xe0, 'JFIF\0..');

test('a picture is made smaller, never larger, and keeps its shape', () => {
  assert.deepEqual(fit(3_000, 4_000), { width: 1_800, height: 2_400 });
  assert.deepEqual(fit(640, 480), { width: 640, height: 480 });
  assert.deepEqual(fit(30_000, 2), { width: 2_400, height: 1 });
});

test('the camera takes the middle that its frame shows', () => {
  assert.deepEqual(cover(1_920, 1_080, 1), { x: 420, y: 0, width: 1_080, height: 1_080 });
  assert.deepEqual(cover(1_000, 2_000, 1), { x: 0, y: 500, width: 1_000, height: 1_000 });
});

test('a JPEG with picture data and a colour profile is plain', () => {
  assert.equal(isPlainJpeg(jpeg(jfif)), true);
  assert.equal(isPlainJpeg(jpeg(jfif, segment(0xe2, 'ICC_PROFILE\0..'), segment(0xee, 'Adobe'))), true);
});

test('whatever says more than the picture is not plain', () => {
  const telling = { exif: [0xe1, 'Exif\0\0'], xmp: [0xe1, 'http://ns.adobe.com'], pictures: [0xe2, 'MPF\0'], iptc: [0xed, 'Photoshop'], comment: [0xfe, 'hello'] };
  for (const [name, [marker, text]] of Object.entries(telling)) assert.equal(isPlainJpeg(jpeg(jfif, segment(marker, text))), false, name);
});

test('what is no readable JPEG is not plain', () => {
  assert.equal(isPlainJpeg(new Uint8Array()), false);
  assert.equal(isPlainJpeg(Uint8Array.from([0x89, 0x50, 0x4e, 0x47])), false);
  assert.equal(isPlainJpeg(jpeg(jfif).slice(0, 12)), false);
  assert.equal(isPlainJpeg(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])), false);
});

test('a box that hides can be pushed for ever and stays in the picture', () => {
  for (const verb of ['left', 'right', 'up', 'down', 'bigger', 'smaller']) {
    let box = { kind: 'box', x: 0.35, y: 0.1, w: 0.3, h: 0.25 };
    for (let i = 0; i < 100; i += 1) box = moveBox(box, verb);
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.w <= 1.0000001 && box.y + box.h <= 1.0000001, verb);
    assert.ok(box.w >= 0.05 && box.h >= 0.05, verb);
  }
});
