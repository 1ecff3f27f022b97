import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { KEPT_MAX_MS, STATES, eventForKept, mayCancel, next } from '../../foundations/web/assets/post/draft-state.js';

const walk = (...events) => events.reduce(next, 'empty');

test('the plain way', () => assert.equal(walk('changed', 'send', 'answered'), 'received'));
test('through a tunnel', () => {
  assert.equal(walk('changed', 'send', 'lost', 'again', 'lost', 'again', 'answered'), 'received');
});
test('refused, mended, sent again', () => {
  assert.equal(walk('changed', 'send', 'problem', 'changed', 'send', 'answered'), 'received');
});
test('nothing can be sent before there is something', () => assert.equal(walk('send'), 'empty'));
test('a second tap on send changes nothing', () => assert.equal(walk('changed', 'send', 'send'), 'sending'));
test('a late timer after a stop sends nothing', () => {
  assert.equal(walk('changed', 'send', 'lost', 'cancel', 'again'), 'ready');
});
test('a late answer after the draft was deleted changes nothing', () => {
  assert.equal(walk('changed', 'send', 'discard', 'answered'), 'empty');
});

test('received is final: nothing sends it twice', () => {
  for (const event of ['changed', 'send', 'again', 'lost', 'problem', 'cancel', 'discard', 'found']) assert.equal(next('received', event), 'received');
});

test('every state but received can be thrown away', () => {
  for (const state of STATES.filter((s) => s !== 'received')) assert.equal(next(state, 'discard'), 'empty');
});

test('a kept draft comes back as it was left', () => {
  const kept = (state) => ({ id: 'a', state, keptAtMs: 1_000 });
  assert.equal(next('empty', eventForKept(kept('ready'), 2_000)), 'ready');
  assert.equal(next('empty', eventForKept(kept('refused'), 2_000)), 'ready');
  assert.equal(next('empty', eventForKept(kept('sending'), 2_000)), 'waiting');
  assert.equal(next('empty', eventForKept(kept('waiting'), 2_000)), 'waiting');
});

test('an old, broken or future draft is thrown away', () => {
  assert.equal(eventForKept(null, 0), 'discard');
  assert.equal(eventForKept({ state: 'ready', keptAtMs: 0 }, 0), 'discard');
  assert.equal(eventForKept({ id: 'a', state: 'ready', keptAtMs: 0 }, KEPT_MAX_MS + 1), 'discard');
  assert.equal(eventForKept({ id: 'a', state: 'ready', keptAtMs: 5 }, 4), 'discard');
  assert.equal(eventForKept({ id: 'a', state: 'ready' }, 4), 'discard');
});

test('stopping is offered only while the server cannot have it', () => {
  assert.equal(mayCancel('sending', false), true);
  assert.equal(mayCancel('waiting', false), true);
  assert.equal(mayCancel('sending', true), false);
  assert.equal(mayCancel('waiting', true), false);
  assert.equal(mayCancel('ready', false), false);
});
