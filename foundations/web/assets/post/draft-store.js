// One draft in the IndexedDB database "redx", only while the person wants it kept on this device.
// Exit deletes that database, so a connection must let go at once and nothing may be written after it.

const DATABASE = 'redx';
const STORE = 'drafts';
const KEY = 'current';

let opened = null;
let gone = false;

function letGo() {
  gone = true;
  opened?.then((db) => db.close(), () => {});
  opened = null;
}

addEventListener('redx:exit', letGo);

function open() {
  if (gone || !globalThis.indexedDB) return Promise.reject(new Error('no place to keep a draft'));
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      asked.result.onversionchange = letGo;
      if (gone) asked.result.close();
      resolve(asked.result);
    };
  });
  return opened;
}

async function run(mode, act) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const work = db.transaction(STORE, mode);
    const asked = act(work.objectStore(STORE));
    work.oncomplete = () => resolve(asked.result);
    work.onabort = () => reject(work.error);
  });
}

// One after the other: a draft that is being written when it is deleted must not come back.
let last = Promise.resolve();
const inTurn = (act) => (last = last.then(act, act));

/** True when the draft is really on the device; private windows and full disks say no. */
export function keep(draft) {
  return inTurn(() => run('readwrite', (store) => store.put(draft, KEY)).then(() => true, () => false));
}

/** The kept draft, or null. Looking must not create the database on a device that has none. */
export function kept() {
  return inTurn(look);
}

async function look() {
  const known = await globalThis.indexedDB?.databases?.().catch(() => null);
  if (known && !known.some((db) => db.name === DATABASE)) return null;
  const draft = await run('readonly', (store) => store.get(KEY)).catch(() => null);
  if (!draft) await erase();
  return draft ?? null;
}

/** Nothing of the draft stays, not even the empty database. */
export function wipe() {
  return inTurn(erase);
}

async function erase() {
  const db = await opened?.catch(() => null);
  db?.close();
  opened = null;
  return new Promise((resolve) => {
    if (!globalThis.indexedDB) return resolve();
    const asked = indexedDB.deleteDatabase(DATABASE);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}
