// <redx-counter>: how many characters are left in the field it stands around. Counted as people count, emoji as one.

class RedxCounter extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('textarea, input');
    this.place = this.querySelector('[data-part="left"]');
    this.max = Number(this.dataset.max);
    this.input.removeAttribute('maxlength'); // pasted words must not vanish without a word
    this.input.addEventListener('input', () => this.#show());
    this.#show();
  }

  get left() {
    return this.max - [...this.input.value].length;
  }

  #show() {
    this.place.textContent = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: 'latn' }).format(this.left);
    this.toggleAttribute('data-over', this.left < 0);
    // Spoken only when it begins to matter; a voice after every letter helps nobody.
    this.place.parentElement.setAttribute('aria-live', this.left <= 20 ? 'polite' : 'off');
  }
}

customElements.define('redx-counter', RedxCounter);
