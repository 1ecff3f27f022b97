// Keeps the screen on while a post is on its way; a phone that sleeps drops the connection.

let lock = null;
let wanted = false;

async function take() {
  if (!wanted || document.visibilityState !== 'visible') return;
  lock = await navigator.wakeLock?.request('screen').catch(() => null);
  if (!wanted) letSleep();
}

document.addEventListener('visibilitychange', take);

export function stayAwake() {
  wanted = true;
  return take();
}

export function letSleep() {
  wanted = false;
  lock?.release().catch(() => {});
  lock = null;
}
