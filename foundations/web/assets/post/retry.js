// When to try again, and when not to. Pure: chance comes in as a parameter.

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A server that is asked to wait longer than this is asked again anyway when the person taps. */
const SERVER_WAIT_MAX_MS = 600_000;

/**
 * Milliseconds until try number `attempt` (1 = the first repeat): 1 s, 2 s, 4 s ... one minute, each shortened
 * by up to half, so that a hall full of phones does not come back at the same moment.
 * `chance` is a number from 0 up to 1; `serverAskedMs` is what `Retry-After` said.
 */
export function waitMs(attempt, chance, serverAskedMs = 0) {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  const own = ceiling * (1 - chance / 2);
  return Math.round(Math.max(own, Math.min(serverAskedMs, SERVER_WAIT_MAX_MS)));
}

/** `Retry-After` in seconds to milliseconds; a date or nonsense counts as not asked. */
export function askedMs(header) {
  const seconds = Number.parseInt(header ?? '', 10);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}

const TRANSIENT = new Set([0, 408, 421, 425, 429]);

/**
 * What an answer means for the draft: `answered`, `lost` (try again) or `problem` (the person must change something).
 * A 200 without a receipt is the sign-in page of some café network, not us. Closed is not busy: it may last for days.
 */
export function verdict(status, body) {
  if (body?.code === 'posting-closed') return 'problem';
  if (status >= 200 && status < 300) return body?.receipt_url ? 'answered' : 'lost';
  if (TRANSIENT.has(status) || status >= 500) return 'lost';
  return 'problem';
}
