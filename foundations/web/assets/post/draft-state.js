// The states of a draft on its way from this device, as one table. Pure.
//
//   empty -> ready -> sending -> received
//               ^        |  \-> refused -> (change it) -> ready
//               |        v
//               +---- waiting (no network, busy server) -> sending ...

const TABLE = {
  empty: { changed: 'ready', found: 'ready', foundSending: 'waiting' },
  ready: { changed: 'ready', send: 'sending', discard: 'empty' },
  sending: { answered: 'received', problem: 'refused', lost: 'waiting', cancel: 'ready', discard: 'empty' },
  waiting: { again: 'sending', cancel: 'ready', discard: 'empty' },
  refused: { changed: 'ready', send: 'sending', discard: 'empty' },
  received: {},
};

export const STATES = Object.keys(TABLE);
/** A kept draft older than this is thrown away unseen: phones are shared. */
export const KEPT_MAX_MS = 7 * 24 * 60 * 60 * 1_000;

/** The state after `event`; an event that does not belong here changes nothing (a late timer, a second tap). */
export function next(state, event) {
  return TABLE[state]?.[event] ?? state;
}

/** How a draft that was kept on the device comes back: as words to go on with, or already under way. */
export function eventForKept(kept, nowMs) {
  if (!kept || typeof kept.id !== 'string') return 'discard';
  const age = nowMs - kept.keptAtMs;
  if (!(age >= 0 && age <= KEPT_MAX_MS)) return 'discard';
  return kept.state === 'sending' || kept.state === 'waiting' ? 'foundSending' : 'found';
}

/**
 * Stopping is offered only until the last byte has left: from then on the server may already have the post,
 * and a changed second try under the same key would be answered with the first.
 */
export function mayCancel(state, wholeWasSent) {
  return (state === 'sending' || state === 'waiting') && !wholeWasSent;
}
