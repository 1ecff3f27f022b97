import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { News } from '../../foundations/web/assets/wall/news.js';

const came = (seq) => ({ seq, new: 1, gone: [] });
const went = (seq, name) => ({ seq, new: 0, gone: [name] });

test('what is shown waits no longer', () => {
  const news = new News(4);
  assert.ok(news.hear(came(5)));
  assert.equal(news.waiting, 1);
  news.show(5);
  assert.deepEqual([news.waiting, news.shown, news.latest], [0, 5, 5]);
});

test('what is heard twice counts once', () => {
  const news = new News(4);
  assert.ok(!news.hear(came(4)));
  assert.ok(news.hear(came(6)));
  assert.ok(!news.hear(came(6)));
  assert.equal(news.waiting, 1);
});

test('a print that came while the answer was on its way goes on waiting', () => {
  const news = new News(4);
  news.hear(came(5));
  news.hear(came(6));
  news.show(5);
  assert.deepEqual([news.waiting, news.shown, news.latest], [1, 5, 6]);
});

test('a node that lags behind the one we listen to takes nothing away', () => {
  const news = new News(7);
  news.hear(came(8));
  news.show(6);
  assert.deepEqual([news.waiting, news.shown], [1, 7]);
});

test('a print that went while the answer was on its way is named', () => {
  const news = new News(4);
  news.hear(went(5, 'before'));
  news.hear(went(7, 'meanwhile'));
  assert.deepEqual(news.show(6), new Set(['meanwhile']));
});

test('an answer from further on than the stream moves both on', () => {
  const news = new News(4);
  news.hear(came(5));
  news.show(9);
  assert.deepEqual([news.waiting, news.shown, news.latest], [0, 9, 9]);
  assert.ok(!news.hear(came(8)));
});

test('counted ones wait until the next answer', () => {
  const news = new News(4);
  news.guess(3);
  assert.equal(news.waiting, 3);
  news.show(6);
  assert.equal(news.waiting, 0);
});

test('days of news stay few runs and lose nothing', () => {
  const news = new News(0);
  for (let seq = 1; seq <= 5_000; seq += 1) news.hear({ seq, new: 1, gone: [`n${seq}`] });
  assert.ok(news.runs.length <= 200);
  assert.equal(news.waiting, 5_000);
  assert.equal(news.show(0).size, 5_000);
});
