// A decided item shrinks to one line, and for ten seconds that line can take the decision back.
const undoSeconds = 10; // as the server allows
const closedSeconds = 4; // long enough to read a line

export class UndoBar {
  #left = undoSeconds;
  #clock = 0;
  #parts;
  #posts = [];
  #line = document.createElement("div");
  #words = document.createElement("span");
  #button = document.createElement("button");

  /** `words` are the queue's data: undo, failed. `ended` and `lifted` are called with the item. */
  constructor(item, said, words, { ended, lifted }) {
    Object.assign(this, { item, text: words, ended, lifted });
    this.#parts = [...item.children];
    this.#words.textContent = said;
    this.#line.className = "undo";
    this.#button.type = "button";
    this.#button.className = "button second tight";
    this.#button.disabled = true; // until the decision has arrived
    this.#button.addEventListener("click", () => this.takeBack());
    this.#line.append(this.#words, this.#button);
    for (const part of this.#parts) part.hidden = true;
    item.classList.remove("failed");
    item.classList.add("decided");
    item.append(this.#line);
    this.#show();
  }

  /** The decision has arrived: the seconds begin. `posts` are those it was taken on; `words` say what was left out. */
  start(posts, words) {
    this.#posts = posts ?? [this.item.dataset.id];
    if (words) this.#words.textContent = words;
    this.#button.disabled = false;
    this.#clock = setInterval(() => this.#tick(), 1000);
  }

  /** The item as it was. */
  lift() {
    clearInterval(this.#clock);
    this.#line.remove();
    for (const part of this.#parts) part.hidden = false;
    this.item.classList.remove("decided");
  }

  /** Nothing to take back: it is said for a moment, and the line goes. With `rest` a break is offered, and it stays longer. */
  close(words, rest) {
    if (words) this.#words.textContent = words;
    this.#button.remove();
    this.#left = rest ? undoSeconds : closedSeconds;
    if (rest) this.#offerBreak(rest);
    this.#clock = setInterval(() => this.#tick(), 1000);
  }

  async takeBack() {
    const form = document.getElementById("undo-form");
    if (!form || this.#button.disabled) return;
    const fields = new URLSearchParams(new FormData(form));
    for (const post of this.#posts) fields.append("post", post);
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) { this.#words.textContent = this.text.failed; return; }
    this.lift();
    this.lifted(this.item);
  }

  #offerBreak(words) {
    const rest = document.createElement("button");
    rest.type = "button";
    rest.className = "button tight";
    rest.textContent = words;
    rest.addEventListener("click", () => document.getElementById("rest")?.click());
    this.#line.append(rest);
  }

  #tick() {
    this.#left -= 1;
    if (this.#left > 0) { this.#show(); return; }
    clearInterval(this.#clock);
    this.item.remove();
    this.ended(this.item);
  }

  #show() {
    this.#button.textContent = `${this.text.undo} (${this.#left})`;
  }
}
