// Keeps the draft on this device while its box is ticked, and says whether the device really does.

import * as device from './draft-store.js';

const SAVE_AFTER_MS = 400;

export class Keeping {
  #timer = 0;

  /** `root` holds the box and the place for words; `make()` gives the draft as it is now, or null. */
  constructor(root, make) {
    this.box = root.querySelector('[data-part="keep"]');
    this.place = root.querySelector('[data-part="kept"]');
    this.words = root.dataset;
    this.make = make;
    this.box?.addEventListener('change', () => { if (!this.box.checked) this.forget(); });
  }

  get on() {
    return this.box?.checked ?? false;
  }

  tick() {
    if (this.box) this.box.checked = true;
  }

  soon() {
    clearTimeout(this.#timer);
    if (this.on) this.#timer = setTimeout(() => this.now(), SAVE_AFTER_MS);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async now() {
    if (!this.on) return;
    const draft = await this.make().catch(() => null);
    if (!draft || !this.on) return;
    const ok = await device.keep({ ...draft, path: location.pathname, keptAtMs: Date.now() });
    if (this.on) this.place.textContent = ok ? this.words.sayKept : this.words.sayNotKept;
  }

  async forget() {
    this.stop();
    if (this.place) this.place.textContent = '';
    await device.wipe();
  }
}
