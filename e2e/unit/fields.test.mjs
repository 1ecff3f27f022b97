import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { fieldOf, wordsOf } from '../../foundations/web/assets/post/fields.js';

test('a problem is shown at its field', () => {
  const known = { 'caption-too-long': 'caption', 'name-too-long': 'first_name', 'drawing-strokes': 'strokes', 'too-large': 'media', 'consent-missing': 'consent' };
  for (const [code, field] of Object.entries(known)) assert.equal(fieldOf({ code }), field);
  assert.equal(fieldOf({ code: 'whatever', field: 'alt' }), 'alt');
});

test('a problem of no field is about the whole', () => {
  for (const code of ['internal', 'too-often', 'too-slow', 'other-origin', undefined]) assert.equal(fieldOf({ code }), undefined);
});

test('what is wrong and what to do next are read as sentences', () => {
  assert.equal(wordsOf({ title: 'This is too large', detail: 'Choose a smaller picture.' }), 'This is too large. Choose a smaller picture.');
  assert.equal(wordsOf({ title: 'Really?' }), 'Really?');
  assert.equal(wordsOf({}), '');
});
