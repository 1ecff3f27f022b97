import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { askedMs, verdict, waitMs } from '../../foundations/web/assets/post/retry.js';

test('waits double up to a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 500].map((attempt) => waitMs(attempt, 0));
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('chance shortens a wait by half at most', () => {
  assert.equal(waitMs(3, 0.5), 3_000);
  assert.ok(waitMs(3, 0.999_999) >= 2_000);
});

test('the server may ask for a longer wait, within reason', () => {
  assert.equal(waitMs(1, 0, askedMs('20')), 20_000);
  assert.equal(waitMs(7, 0, askedMs('1')), 60_000);
  assert.equal(waitMs(1, 0, askedMs('999999')), 600_000);
});

test('a Retry-After that is no number of seconds counts as none', () => {
  for (const header of [null, undefined, '', 'Sun, 22 Feb 2026 10:00:00 GMT', '-5']) assert.equal(askedMs(header), 0);
});

test('what the person must mend is never retried, what time mends always is', () => {
  for (const status of [200, 201, 202]) assert.equal(verdict(status, { receipt_url: '/receipt/a' }), 'answered');
  for (const status of [0, 408, 425, 429, 500, 502, 503, 504, 507]) assert.equal(verdict(status), 'lost');
  for (const status of [400, 401, 403, 404, 409, 410, 413, 415, 422]) assert.equal(verdict(status), 'problem');
});

test('the sign-in page of a café network is no receipt', () => {
  assert.equal(verdict(200, null), 'lost');
  assert.equal(verdict(200, {}), 'lost');
});

test('while posting is closed nothing is tried again', () => {
  assert.equal(verdict(503, { code: 'posting-closed' }), 'problem');
  assert.equal(verdict(503, { code: 'unavailable' }), 'lost');
});
