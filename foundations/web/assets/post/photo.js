// <redx-photo>: the first step of /post. Takes or chooses a picture, shows it, and hands over what may leave.
// A source for <redx-post>: `field`, `isFilled`, `parcel()`, `restore(kept)`, and a `change` event.

import './camera.js';
import './hide.js';
import { closed, opened, toSend } from './picture.js';

class RedxPhoto extends HTMLElement {
  #picture = null;
  #made = null;
  field = 'media';

  connectedCallback() {
    this.input = this.querySelector('input[type="file"]');
    this.hide = this.querySelector('redx-hide');
    this.camera = document.querySelector('redx-camera');
    this.input.addEventListener('change', (event) => {
      event.stopPropagation();
      if (this.input.files[0]) this.#use(this.input.files[0]);
    });
    this.addEventListener('click', (event) => this.#onButton(event.target.closest('[data-do]')?.dataset.do));
    this.hide.addEventListener('change', () => { this.#made = null; });
    this.camera.addEventListener('picture', ({ detail }) => this.#use(detail.blob, detail.around));
  }

  get isFilled() {
    return this.#picture !== null;
  }

  async #onButton(deed) {
    if (deed === 'choose') this.input.click();
    if (deed !== 'camera') return;
    if (this.camera.constructor.isHere && (await this.camera.open())) return;
    // No camera for the page: the phone's own camera app through the file input, if it still lets us.
    this.input.setAttribute('capture', 'environment');
    this.input.click();
    this.input.removeAttribute('capture');
  }

  async #use(file, around = null) {
    closed(this.#picture);
    this.#made = null;
    this.#picture = await opened(file);
    const { image } = this.#picture;
    this.dataset.has = image ? 'preview' : 'blind';
    if (image) this.hide.show(image, around);
    this.hide.hidden = !image;
    this.scrollIntoView({ block: 'start' });
    this.querySelector('[data-part="blind"]').hidden = Boolean(image);
    this.input.value = ''; // the original is held here; a plain submit must not send it past the brush
    this.input.required = false;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** What is kept and sent is the same: with the marks burnt in, so the hidden is nowhere on the device either. */
  async parcel() {
    if (!this.#picture) return { fields: [], media: null };
    this.#made ??= toSend(this.#picture, this.hide.hidden ? [] : this.hide.marks);
    try {
      return { fields: [], media: await this.#made };
    } catch (error) {
      this.#made = null; // memory was short; the next try may find more
      throw error;
    }
  }

  async restore({ media }) {
    if (media) await this.#use(media);
  }
}

customElements.define('redx-photo', RedxPhoto);
