import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as strokes from '../../foundations/web/assets/post/strokes.js';

const wave = (count) => Array.from({ length: count }, (_, i) => [i / count, 0.5 + 0.4 * Math.sin(i / 3)]);

test('a straight line becomes its two ends', () => {
  const line = Array.from({ length: 50 }, (_, i) => [i / 50, i / 50]);
  assert.deepEqual(strokes.simplify(line, 0.001), [line[0], line[49]]);
});

test('a corner survives simplification', () => {
  const line = [[0, 0], [0.25, 0], [0.5, 0], [0.5, 0.25], [0.5, 0.5]];
  assert.deepEqual(strokes.simplify(line, 0.001), [[0, 0], [0.5, 0], [0.5, 0.5]]);
});

test('no point of the original lies further from the simplified line than the tolerance', () => {
  const line = wave(300);
  const kept = strokes.simplify(line, 0.01);
  for (const [x, y] of line) {
    const i = Math.max(1, kept.findIndex((k) => k[0] >= x));
    const [[ax, ay], [bx, by]] = [kept[i - 1], kept[i]];
    const off = Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / Math.hypot(bx - ax, by - ay);
    assert.ok(off <= 0.0100001, `off by ${off}`);
  }
  assert.ok(kept.length < line.length);
});

test('the wildest scribble is sent with at most 400 points, inside the area', () => {
  const scribble = Array.from({ length: 20_000 }, (_, i) => [Math.sin(i * 1.7) * 2, Math.cos(i * 2.3) * 2]);
  const sent = strokes.tidy(scribble);
  assert.ok(sent.length <= strokes.POINTS_MAX, `${sent.length} points`);
  assert.ok(sent.length > 1);
  assert.ok(sent.flat().every((v) => v >= 0 && v <= 1));
});

test('a closed loop is not swallowed as a single point', () => {
  const loop = Array.from({ length: 60 }, (_, i) => [0.5 + 0.2 * Math.cos((i / 59) * 2 * Math.PI), 0.5 + 0.2 * Math.sin((i / 59) * 2 * Math.PI)]);
  assert.ok(strokes.tidy(loop).length > 8);
});

test('a tap is not a stroke, a short line is', () => {
  assert.equal(strokes.isStroke([[0.5, 0.5]]), false);
  assert.equal(strokes.isStroke([[0.5, 0.5], [0.55, 0.5]]), false);
  assert.equal(strokes.isStroke([[0.5, 0.5], [0.65, 0.5]]), true);
});

test('a placed X is two strokes that cross', () => {
  const cross = strokes.placedCross(strokes.PLACED);
  assert.equal(cross.length, 2);
  const [[a], [b]] = cross;
  assert.ok(a[0] < 0.5 && b[0] > 0.5, 'they start on opposite sides');
  assert.ok(cross[0].at(-1)[0] > 0.5 && cross[1].at(-1)[0] < 0.5, 'and end on opposite sides');
});

test('a placed X can be pushed for ever and stays whole in the area', () => {
  for (const verb of ['left', 'right', 'up', 'down', 'bigger', 'smaller']) {
    let cross = strokes.PLACED;
    for (let i = 0; i < 200; i += 1) cross = strokes.moveCross(cross, verb);
    const points = strokes.placedCross(cross).flat(2);
    assert.ok(points.every((v) => v >= 0 && v <= 1), verb);
    assert.ok(cross.size >= 0.35 && cross.size <= 1, verb);
  }
});

test('ink is one closed shape without broken numbers, also for doubled points', () => {
  const shape = strokes.inked([[10, 10], [10, 10], [60, 50], [90, 95]], 12);
  assert.match(shape, /^M[\d. -]+L.*Z$/);
  assert.doesNotMatch(shape, /NaN|Infinity|undefined/);
});

test('an X inside the area stays where it was drawn', () => {
  const cross = [[[0.2, 0.2], [0.8, 0.9]], [[0.8, 0.2], [0.2, 0.9]]];
  const put = strokes.fitted(cross).flat(2);
  cross.flat(2).forEach((value, i) => assert.ok(Math.abs(value - put[i]) < 1e-9));
});

test('an X that left the area comes back whole and keeps its shape', () => {
  const cross = [[[-0.5, 0.1], [1, 1.6]], [[1, 0.1], [-0.5, 1.6]]];
  const [[a, b], [c, d]] = strokes.fitted(cross);
  assert.ok([a, b, c, d].flat().every((value) => value >= -1e-9 && value <= 1 + 1e-9));
  assert.ok(Math.abs(b[0] - a[0] - (b[1] - a[1])) < 1e-9, 'a square stays a square');
  assert.ok(Math.abs(b[0] - a[0] - 1) < 1e-9, 'as large as fits');
  const aside = strokes.fitted([[[0.9, 0.4], [1.3, 0.8]], [[1.3, 0.4], [0.9, 0.8]]]);
  assert.ok(Math.abs(aside[0][1][0] - 1) < 1e-9 && Math.abs(aside[0][0][0] - 0.6) < 1e-9, 'moved, not squeezed');
});
