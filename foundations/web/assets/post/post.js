// <redx-post>: the form of /post, /post/draw and /post/count. Without this file it is a plain form; with it the
// post goes out in the background, with progress, and comes through a lost network, a locked screen and a reload.

import './counter.js';
import { eventForKept, mayCancel, next } from './draft-state.js';
import { kept } from './draft-store.js';
import { clearWrong, fieldOf, showWrong, wordsOf } from './fields.js';
import { Keeping } from './keeping.js';
import { WholeRequest } from './transport.js';
import { Upload } from './upload.js';
import { fill, newKey, typed } from './values.js';
import { letSleep, stayAwake } from './wake.js';

class RedxPost extends HTMLElement {
  #state = 'empty';
  #id = newKey();
  #parcel = null;
  #upload = null;

  connectedCallback() {
    this.form = this.querySelector('form');
    this.source = this.querySelector('redx-photo, redx-draw');
    this.keeping = new Keeping(this, () => this.#draft());
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

  /** Takes `event` to the next state and makes the page show it. */
  #go(event) {
    const before = this.#state;
    this.#state = next(before, event);
    if (before === 'empty' && this.#state === 'ready' && this.source) this.#say(this.dataset.sayReady);
    const busy = ['sending', 'waiting', 'received'].includes(this.#state);
    this.dataset.state = this.#state;
    const fields = this.#part('fields');
    if (fields) fields.inert = busy;
    this.#part('send').hidden = busy;
    this.#part('way').hidden = !busy;
    this.#part('now').hidden = this.#state !== 'waiting';
    this.#offerStop();
  }

  #offerStop() {
    this.#part('stop').hidden = !mayCancel(this.#state, this.#upload?.whole ?? false);
  }

  #say(text) {
    const place = this.#part('said');
    if (place.textContent !== text) place.textContent = text;
  }

  // ---- the form ----

  #onChange(event) {
    clearWrong(event.target);
    this.#part('trouble').hidden = true;
    if (!this.source || this.source.isFilled) this.#go('changed');
    this.keeping.soon();
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#firstWrong()) return;
    this.#go('changed');
    if (this.#state === 'ready') this.#send();
  }

  /** Says what is missing at the first field that misses it, and puts the person there. */
  #firstWrong() {
    const { sayNoPicture, sayTooLong, sayTick } = this.dataset;
    if (this.source && !this.source.isFilled) return showWrong(this.form, this.source.field, sayNoPicture);
    const over = [...this.querySelectorAll('redx-counter')].find((counter) => counter.left < 0);
    if (over) return showWrong(this.form, over.input.name, sayTooLong);
    const tick = this.form.querySelector('input[type="checkbox"][required]:invalid');
    return tick ? showWrong(this.form, tick.name, sayTick) : false;
  }

  async #collect() {
    const made = this.source ? await this.source.parcel() : { fields: [], media: null };
    return { fields: [...typed(this.form, made.fields), ...made.fields, ['draft', this.#id]], media: made.media };
  }

  // ---- sending ----

  async #send() {
    this.#go('send');
    this.#progress(0);
    this.#say(this.dataset.saySending);
    stayAwake();
    this.#parcel = null;
    try {
      this.#parcel = await this.#collect();
    } catch {
      return this.#problem({ detail: this.dataset.sayNotHidden });
    }
    await this.keeping.now();
    return this.#start();
  }

  #start() {
    if (this.#state !== 'sending') return;
    this.#upload = new Upload(this.#parcel, new WholeRequest(this.dataset.api));
    const on = (type, act) => this.#upload.addEventListener(type, ({ detail }) => act(detail));
    on('sending', () => this.#again());
    on('progress', ({ part }) => this.#progress(part));
    on('lost', ({ status }) => this.#lost(status));
    on('problem', ({ body }) => this.#problem(body ?? {}));
    on('answered', ({ body }) => this.#received(body));
    this.#upload.start();
  }

  #again() {
    this.#go('again');
    this.#say(this.dataset.saySending);
  }

  #progress(part) {
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', numberingSystem: 'latn' });
    this.#part('progress').value = part;
    this.#part('percent').textContent = percent.format(Math.floor(part * 100) / 100);
    if (part >= 1) this.#say(this.dataset.sayChecking);
    this.#offerStop();
  }

  #lost(status) {
    this.#go('lost');
    const { sayBusy, sayWaiting, sayWaitingKept } = this.dataset;
    this.#say(status >= 400 ? sayBusy : this.keeping.on ? sayWaitingKept : sayWaiting);
    this.keeping.now();
  }

  #problem(body) {
    letSleep();
    this.#go('problem');
    this.#say('');
    this.keeping.now();
    const text = wordsOf(body) || this.dataset.sayTrouble;
    const field = fieldOf(body);
    if (field && showWrong(this.form, field, text)) return;
    const place = this.#part('trouble');
    place.hidden = false;
    place.querySelector('p').textContent = text;
    place.focus();
  }

  async #received(body) {
    this.#go('answered');
    this.#say(this.dataset.sayReceived);
    letSleep();
    await this.keeping.forget();
    const to = new URL(body.thanks_url ?? body.receipt_url, location.href);
    // Replaced, so that Back on a shared phone does not lead into the form.
    location.replace(to.pathname + to.search);
  }

  #letGo() {
    this.keeping.stop();
    this.#upload?.stop();
    letSleep();
  }

  #onButton(deed) {
    if (deed === 'now') this.#upload?.hurry();
    if (deed === 'stop') this.#stop();
    if (deed === 'discard') this.#discard();
  }

  #stop() {
    this.#letGo();
    this.#go('cancel');
    this.#say('');
    this.keeping.now();
    this.#part('send').querySelector('button').focus();
  }

  async #discard() {
    this.#letGo();
    this.#go('discard');
    await this.keeping.forget();
    location.replace(location.pathname);
  }

  // ---- a draft that was kept on this device ----

  /** While it is on its way, what is kept is what is sent; before, what the form says now. */
  async #draft() {
    if (this.#state === 'received') return null;
    const busy = this.#state === 'sending' || this.#state === 'waiting';
    const parcel = busy ? this.#parcel : await this.#collect();
    return parcel && { ...parcel, id: this.#id, state: this.#state };
  }

  async #lookForKept() {
    const draft = await kept();
    const event = eventForKept(draft, Date.now());
    if (event === 'discard') return draft ? this.keeping.forget() : undefined;
    this.#part('back').hidden = false;
    if (event === 'foundSending') return this.#resume(draft);
    if (draft.path !== location.pathname) return this.#offer(draft);
    return this.#restore(draft);
  }

  /** It was on its way when the page went: it goes on by itself. */
  #resume(draft) {
    this.#id = draft.id;
    this.#parcel = { fields: draft.fields, media: draft.media };
    this.keeping.tick();
    this.#state = next('empty', 'foundSending');
    this.#again();
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
    this.keeping.tick();
    fill(this.form, draft.fields);
    await this.source?.restore(draft);
    this.#go('found');
  }
}

customElements.define('redx-post', RedxPost);
