// Takes one parcel to the server and does not give up: retries with growing waits, at once when the network
// or the person is back. Says what happens through events; knows nothing of the page.

import { verdict, waitMs } from './retry.js';

export class Upload extends EventTarget {
  #abort = null;
  #timer = 0;
  #attempt = 0;
  #over = false;

  /** `parcel`: { fields: [[name, value]], media: Blob | null }. */
  constructor(parcel, transport) {
    super();
    this.parcel = parcel;
    this.transport = transport;
    /** Some attempt has sent every byte: the server may have it although no answer came. */
    this.whole = false;
    this.soon = () => this.#wake();
  }

  start() {
    addEventListener('online', this.soon);
    document.addEventListener('visibilitychange', this.soon);
    this.#try();
  }

  /** Tries now instead of waiting. */
  hurry() {
    if (this.#over || this.#abort) return;
    clearTimeout(this.#timer);
    this.#try();
  }

  stop() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    removeEventListener('online', this.soon);
    document.removeEventListener('visibilitychange', this.soon);
  }

  #wake() {
    if (document.visibilityState === 'visible' && navigator.onLine) this.hurry();
  }

  async #try() {
    this.#abort = new AbortController();
    this.#tell('sending', {});
    const answer = await this.transport.send(this.parcel, {
      signal: this.#abort.signal,
      onProgress: (part) => this.#progress(part),
    });
    this.#abort = null;
    if (this.#over) return;
    this.whole ||= answer.whole;
    const meaning = verdict(answer.status, answer.body);
    if (meaning === 'lost') return this.#later(answer);
    this.stop();
    this.#tell(meaning, answer);
  }

  #progress(part) {
    if (this.#over) return;
    this.whole ||= part >= 1;
    this.#tell('progress', { part });
  }

  #later(answer) {
    this.#attempt += 1;
    const wait = waitMs(this.#attempt, Math.random(), answer.askedMs);
    this.#timer = setTimeout(() => this.#try(), wait);
    this.#tell('lost', { wait, status: answer.status });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
