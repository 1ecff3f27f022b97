import { strict as assert } from 'node:assert';
import { test } from 'node:test';

globalThis.document = { getElementById: () => null };
const { between } = await import('../../foundations/web/assets/desk/cover.js');

test('a box is the same from whichever corner it was begun', () => {
  const part = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
  assert.deepEqual(between({ x: 0.25, y: 0.5 }, { x: 0.75, y: 0.75 }), part);
  assert.deepEqual(between({ x: 0.75, y: 0.75 }, { x: 0.25, y: 0.5 }), part);
  assert.deepEqual(between({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.75 }), part);
});
