// Looking is a choice: a picture is asked for when somebody holds it, and not before, because what is served counts as
// seen. One row at a time, in colour, only while it is held; a picture that was seen lies in memory until it is decided.
const rowMost = 6; // posts, as the server allows

const veilsOf = (item) => [...item.querySelectorAll(".veil")];
const pictureOf = (veil) => veil.querySelector("img");

/** Everything about looking at the items of `queue`. */
export class Reveals {
  #seen = new Map(); // post: { mark, picture }
  #shown = []; // veils that are clear now
  #looked = new Set(); // posts that were clear, by post and mark: a key let go too early showed nothing

  constructor(queue) {
    this.queue = queue;
    this.address = queue.dataset.reveals;
  }

  /** True when every picture of the item was seen as it is. */
  saw(item) {
    return veilsOf(item).every((veil) => this.#looked.has(this.#nameOf(veil)) || veil.classList.contains("open"));
  }

  /** Forgets what is decided. */
  forget(item) {
    for (const veil of veilsOf(item)) {
      this.#seen.delete(veil.dataset.post);
      this.#looked.delete(this.#nameOf(veil));
    }
  }

  /** Shows the row of an item until `hide`. Comes back when it is to be seen. */
  async show(item) {
    if (!item) return;
    this.hide();
    const veils = this.#rowOf(item).flatMap(veilsOf);
    this.#shown = veils;
    const missing = veils.filter((veil) => veil.dataset.post && !this.#has(veil) && !veil.classList.contains("open"));
    if (missing.length) await this.#ask(missing);
    for (const veil of veils) if (this.#shown.includes(veil)) this.#clear(veil);
  }

  /** Veils everything again. */
  hide() {
    for (const veil of this.#shown) {
      veil.classList.remove("held");
      const picture = pictureOf(veil);
      if (picture.dataset.veil) picture.src = picture.dataset.veil;
    }
    this.#shown = [];
  }

  // The mark of what was seen and that of the words on the page are one: else somebody wrote meanwhile.
  #has(veil) {
    return this.#seen.get(veil.dataset.post)?.mark === this.#markOf(veil);
  }

  #nameOf(veil) {
    return `${veil.dataset.post} ${this.#markOf(veil)}`;
  }

  #markOf(veil) {
    const field = veil.closest(".item").querySelector(`input[name="post"][value="${veil.dataset.post}"]`);
    return field?.nextElementSibling?.value;
  }

  // The easy ones beside it, as they stand on the screen; a hard one is alone.
  #rowOf(item) {
    if (!item.classList.contains("easy")) return [item];
    const beside = [...this.queue.querySelectorAll(".item.easy:not(.decided)")].filter((one) => one.offsetTop === item.offsetTop);
    const from = beside.indexOf(item);
    const row = [];
    let posts = 0;
    // From the chosen one on, then what is before it.
    for (const one of [...beside.slice(from), ...beside.slice(0, from)]) {
      posts += veilsOf(one).length;
      if (row.length && posts > rowMost) break;
      row.push(one);
    }
    return row;
  }

  async #ask(veils) {
    const body = new URLSearchParams(veils.slice(0, rowMost).map((veil) => ["post", veil.dataset.post]));
    const answer = await fetch(this.address, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const { pictures } = await answer.json();
    for (const { post, mark, picture } of pictures) this.#seen.set(post, { mark, picture });
  }

  #clear(veil) {
    const picture = pictureOf(veil);
    const seen = this.#seen.get(veil.dataset.post);
    // Elsewhere at the desk a picture has an address of its own (data-clear), or is its own veil.
    const clear = seen?.picture ?? picture.dataset.clear;
    if (clear) {
      picture.dataset.veil ??= picture.getAttribute("src");
      picture.src = clear;
    } else if (veil.dataset.post && !veil.classList.contains("open")) return;
    veil.classList.add("held");
    this.#looked.add(this.#nameOf(veil));
  }
}
