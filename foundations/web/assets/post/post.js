// <redx-post>: the form of /post, /post/draw and /post/count. Without this file it is a plain form; with it the
// post goes out in the background, with progress, and comes through a lost network, a locked screen and a reload.

import './counter.js';
import { eventForKept, mayCancel, next } from './draft-state.js';
import * as device from './draft-store.js';
import { clearWrong, showWrong } from './fields.js';
import { WholeRequest } from './transport.js';
import { Upload } from './upload.js';
import { letSleep, stayAwake } from './wake.js';

const SAVE_AFTER_MS = 400;

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

class RedxPost extends HTMLElement {
  #state = 'empty';
  #id = newId();
  #parcel = null;
  #upload = null;
  #timer = 0;

  connectedCallback() {
    this.form = this.querySelector('form');
    this.fields = this.querySelector('[data-part="fields"]');
    this.source = this.querySelector('redx-photo, redx-draw');
    this.keepBox = this.querySelector('[data-part="keep"]');
    this.form.noValidate = true;
    this.form.addEventListener('submit', (event) => this.#onSubmit(event));
    for (const type of ['input', 'change', 'drawn']) this.form.addEventListener(type, (event) => this.#onChange(event));
    this.addEventListener('click', (event) => this.#onButton(event.target.closest('[data-do]')?.dataset.do));
    addEventListener('redx:exit', () => this.#letGo());
    this.#go(this.source ? 'none' : 'changed');
    this.#lookForKept();
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #go(event) {
    this.#state = next(this.#state, event);
    const busy = this.#state === 'sending' || this.#state === 'waiting' || this.#state === 'received';
    this.dataset.state = this.#state;
    if (this.fields) this.fields.inert = busy;
    this.#part('send').hidden = busy;
    this.#part('way').hidden = !busy;
    this.#part('stop').hidden = !mayCancel(this.#state, this.#upload?.whole ?? false);
    this.#part('now').hidden = this.#state !== 'waiting';
    return this.#state;
  }

  #say(word) {
    const text = word ? this.dataset[`say${word}`] : '';
    const place = this.#part('said');
    if (place.textContent !== text) place.textContent = text;
  }

  // ---- the form ----

  #onChange(event) {
    clearWrong(event.target);
    this.#part('trouble').hidden = true;
    if (!this.source || this.source.isFilled) this.#go('changed');
    if (event.target === this.keepBox && !this.keepBox.checked) this.#forget();
    this.#saveSoon();
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#firstWrong()) return;
    if (this.#go('changed') === 'ready') this.#send();
  }

  /** Says what is missing at the first field that misses it, and puts the person there. */
  #firstWrong() {
    const over = [...this.querySelectorAll('redx-counter')].find((counter) => counter.left < 0);
    if (this.source && !this.source.isFilled) return showWrong(this.form, this.source.field, this.dataset.sayNoPicture);
    if (over) return showWrong(this.form, over.input.name, this.dataset.sayTooLong);
    const tick = [...this.form.querySelectorAll('input[required]')].find((input) => !input.validity.valid && input.type === 'checkbox');
    return tick ? showWrong(this.form, tick.name, this.dataset.sayTick) : false;
  }

  async #collect() {
    const made = this.source ? await this.source.parcel() : { fields: [], media: null };
    const own = new Set(['media', 'draft', 'ready', ...made.fields.map(([name]) => name)]);
    const typed = [...new FormData(this.form)].filter(([name, value]) => typeof value === 'string' && value !== '' && !own.has(name));
    return { fields: [...typed, ...made.fields, ['draft', this.#id]], media: made.media };
  }

  // ---- sending ----

  async #send() {
    this.#go('send');
    this.#progress(0);
    this.#say('Sending');
    stayAwake();
    try {
      this.#parcel = await this.#collect();
    } catch {
      return this.#problem({ detail: this.dataset.sayNotHidden });
    }
    await this.#save();
    return this.#start();
  }

  #start() {
    if (this.#state !== 'sending' && this.#state !== 'waiting') return;
    this.#upload = new Upload(this.#parcel, new WholeRequest(this.dataset.api));
    this.#upload.addEventListener('sending', () => { this.#go('again'); this.#say('Sending'); });
    this.#upload.addEventListener('progress', ({ detail }) => this.#progress(detail.part));
    this.#upload.addEventListener('lost', () => this.#lost());
    this.#upload.addEventListener('problem', ({ detail }) => this.#problem(detail.body ?? {}));
    this.#upload.addEventListener('answered', ({ detail }) => this.#received(detail.body));
    this.#upload.start();
  }

  #progress(part) {
    this.#part('progress').value = part;
    this.#part('percent').textContent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(Math.floor(part * 100) / 100);
    if (part >= 1) this.#say('Checking');
    this.#part('stop').hidden = !mayCancel(this.#state, this.#upload?.whole ?? false);
  }

  #lost() {
    this.#go('lost');
    this.#say(this.keepBox?.checked ? 'WaitingKept' : 'Waiting');
    this.#save();
  }

  #problem(body) {
    letSleep();
    this.#go('problem');
    this.#say('');
    this.#save();
    const text = body.detail ?? body.title ?? this.dataset.sayTrouble;
    if (body.field && showWrong(this.form, body.field, text)) return;
    const place = this.#part('trouble');
    place.hidden = false;
    place.querySelector('p').textContent = text;
    place.focus();
  }

  async #received(body) {
    this.#go('answered');
    this.#say('Received');
    letSleep();
    await device.wipe();
    const to = new URL(body.thanks_url ?? body.receipt_url, location.href);
    // Replaced, so that Back on a shared phone does not lead into the form.
    if (to.origin === location.origin) location.replace(to.pathname + to.search);
  }

  #letGo() {
    clearTimeout(this.#timer);
    this.#upload?.stop();
    letSleep();
  }

  #onButton(deed) {
    if (deed === 'now') this.#upload?.hurry();
    if (deed === 'stop') {
      this.#letGo();
      this.#go('cancel');
      this.#say('');
      this.#part('send').querySelector('button').focus();
    }
    if (deed === 'discard') this.#discard();
  }

  // ---- the draft on this device ----

  #saveSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  async #save() {
    if (!this.keepBox?.checked || this.#state === 'received') return;
    const parcel = this.#state === 'ready' || !this.#parcel ? await this.#collect().catch(() => null) : this.#parcel;
    if (!parcel || !this.keepBox.checked) return;
    const ok = await device.keep({ ...parcel, id: this.#id, state: this.#state, path: location.pathname, keptAtMs: Date.now() });
    this.#part('kept').textContent = ok ? this.dataset.sayKept : this.dataset.sayNotKept;
  }

  async #forget() {
    this.#part('kept').textContent = '';
    await device.wipe();
  }

  async #discard() {
    this.#letGo();
    this.#go('discard');
    await device.wipe();
    location.replace(location.pathname);
  }

  async #lookForKept() {
    if (this.keepBox) this.keepBox.closest('.tick').hidden = false;
    const draft = await device.kept();
    const event = eventForKept(draft, Date.now());
    if (event === 'discard') return draft ? device.wipe() : undefined;
    this.#part('back').hidden = false;
    if (event === 'foundSending') return this.#resume(draft);
    if (draft.path !== location.pathname) return this.#offer(draft);
    return this.#restore(draft);
  }

  /** It was on its way when the page went: it goes on by itself. */
  #resume(draft) {
    this.#id = draft.id;
    this.#parcel = { fields: draft.fields, media: draft.media };
    if (this.keepBox) this.keepBox.checked = true;
    this.#state = next('empty', 'foundSending');
    this.#go('again');
    stayAwake();
    this.#start();
  }

  #offer(draft) {
    const link = this.#part('goOn');
    link.hidden = false;
    link.href = draft.path;
  }

  async #restore(draft) {
    this.#id = draft.id;
    for (const [name, value] of draft.fields) this.#fill(name, value);
    if (this.keepBox) this.keepBox.checked = true;
    await this.source?.restore(draft);
    this.#go('found');
  }

  #fill(name, value) {
    for (const input of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (input.type === 'checkbox' || input.type === 'radio') input.checked = input.value === value;
      else if (input.type !== 'hidden' && input.type !== 'file') input.value = value;
      input.closest('details')?.setAttribute('open', '');
      input.dispatchEvent(new Event('input'));
    }
  }
}

customElements.define('redx-post', RedxPost);
