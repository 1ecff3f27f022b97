// The page after sending: copying words and links, and sharing the card. Every button here appears only when it works.

class RedxCopy extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    const button = this.querySelector('button');
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = this.dataset.text ?? this.querySelector('[data-part="text"]').textContent.trim();
      await navigator.clipboard.writeText(text).catch(() => this.#select());
      this.querySelector('[role="status"]').textContent = this.dataset.sayCopied;
    });
  }

  #select() {
    getSelection().selectAllChildren(this.querySelector('[data-part="text"]'));
  }
}

/** Shares words, a link and, where the device can, the card itself. Nobody tells us whether or with whom. */
class RedxShare extends HTMLElement {
  #files = [];

  connectedCallback() {
    if (!navigator.share || !navigator.canShare?.(this.#what())) return;
    const button = this.querySelector('button');
    button.hidden = false;
    for (const type of ['pointerenter', 'pointerdown', 'focus']) button.addEventListener(type, () => this.#fetchCard());
    button.addEventListener('click', () => this.#share());
  }

  #what() {
    const what = { text: this.dataset.text };
    if (this.dataset.url) what.url = new URL(this.dataset.url, location.href).href;
    return what;
  }

  /** Before the tap has ended, because sharing must follow it within a moment. */
  #fetchCard() {
    if (!this.dataset.card) return undefined;
    this.loading ??= fetch(this.dataset.card)
      .then((answer) => (answer.ok ? answer.blob() : null))
      .then((blob) => { if (blob) this.#files = [new File([blob], this.dataset.name, { type: blob.type })]; })
      .catch(() => {});
    return this.loading;
  }

  async #share() {
    await this.#fetchCard();
    const files = this.#files;
    const withCard = { ...this.#what(), files };
    const what = files.length > 0 && navigator.canShare(withCard) ? withCard : this.#what();
    await navigator.share(what).catch(() => {}); // closed without sharing: nothing to say
  }
}

customElements.define('redx-copy', RedxCopy);
customElements.define('redx-share', RedxShare);
