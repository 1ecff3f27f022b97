// What a finger means at the desk.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { swiped } from '../../foundations/web/assets/desk/touch.js';

test('right approves, left asks, and a slip or a scroll does nothing', () => {
  assert.equal(swiped(70, 5), 'right');
  assert.equal(swiped(-70, -5), 'left');
  for (const [x, y] of [[20, 0], [-59, 0], [70, 60], [0, 200], [-70, -60]]) assert.equal(swiped(x, y), null, `${x} ${y}`);
});
