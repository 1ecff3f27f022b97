import { strict as assert } from 'node:assert';
import { mock, test } from 'node:test';

// The little of a browser that an upload listens to.
const win = new EventTarget();
globalThis.addEventListener = win.addEventListener.bind(win);
globalThis.removeEventListener = win.removeEventListener.bind(win);
globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
const { Upload } = await import('../../foundations/web/assets/post/upload.js');

const ok = { status: 202, body: { receipt_url: '/receipt/a' }, askedMs: 0, whole: true };
const cut = { status: 0, body: null, askedMs: 0, whole: false };
const settled = async () => { for (let i = 0; i < 10; i += 1) await Promise.resolve(); };

/** A transport that answers from a list, one answer a try, and an upload that notes what it says. */
function begin(answers, transport) {
  const tries = [];
  const said = [];
  const upload = new Upload({ fields: [['a', 'b']], media: null }, transport ?? {
    send: async (parcel, { signal }) => { tries.push({ parcel, signal }); return answers.shift(); },
  });
  for (const type of ['sending', 'progress', 'lost', 'problem', 'answered']) upload.addEventListener(type, ({ detail }) => said.push([type, detail]));
  upload.start();
  return { upload, tries, said, words: () => said.map(([type]) => type) };
}

function withTimers(name, act) {
  test(name, async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      await act();
    } finally {
      mock.timers.reset();
    }
  });
}

withTimers('the plain way', async () => {
  const run = begin([ok]);
  await settled();
  assert.deepEqual(run.words(), ['sending', 'answered']);
});

withTimers('a lost network is tried again by itself, with the same parcel', async () => {
  const run = begin([cut, cut, ok]);
  await settled();
  assert.deepEqual(run.words(), ['sending', 'lost']);
  mock.timers.tick(60_000);
  await settled();
  mock.timers.tick(60_000);
  await settled();
  assert.deepEqual(run.words(), ['sending', 'lost', 'sending', 'lost', 'sending', 'answered']);
  assert.equal(new Set(run.tries.map((one) => one.parcel)).size, 1);
});

withTimers('what the person must mend is not tried again', async () => {
  const run = begin([{ status: 422, body: { detail: 'too long' }, askedMs: 0, whole: true }]);
  await settled();
  mock.timers.tick(600_000);
  win.dispatchEvent(new Event('online'));
  await settled();
  assert.deepEqual(run.words(), ['sending', 'problem']);
});

withTimers('the network coming back does not wait for the timer, and the timer does not send again', async () => {
  const run = begin([cut, ok, ok]);
  await settled();
  win.dispatchEvent(new Event('online'));
  await settled();
  assert.equal(run.tries.length, 2);
  mock.timers.tick(600_000);
  await settled();
  assert.equal(run.tries.length, 2);
});

withTimers('two signs of life at once start one try', async () => {
  const run = begin([cut], undefined);
  await settled();
  const open = { send: () => new Promise(() => {}) };
  run.upload.transport = open;
  const spy = mock.method(open, 'send');
  win.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  run.upload.hurry();
  assert.equal(spy.mock.callCount(), 1);
});

withTimers('stopping aborts, says nothing more and starts nothing more', async () => {
  let answer;
  let signal;
  const run = begin([], { send: (_, how) => { signal = how.signal; return new Promise((resolve) => { answer = resolve; }); } });
  run.upload.stop();
  assert.equal(signal.aborted, true);
  answer(ok);
  await settled();
  win.dispatchEvent(new Event('online'));
  mock.timers.tick(600_000);
  assert.deepEqual(run.words(), ['sending']);
});

withTimers('once every byte has left, it is remembered through a lost answer', async () => {
  const run = begin([], { send: async (_, how) => { how.onProgress(1); return cut; } });
  await settled();
  assert.equal(run.upload.whole, true);
  run.upload.stop();
});
