// What an open page knows of the wall: up to which event its prints are, and what it heard since. No page, no network.
const runsMost = 200; // a tab left open for days hears tens of thousands

export class News {
  /** `shown` is the event up to which the prints of the page are. */
  constructor(shown) {
    this.shown = shown;
    this.latest = shown;
    this.runs = []; // heard since `shown`, oldest first: { seq, fresh, gone }
  }

  /** Takes what the stream said; false for what was heard before. */
  hear({ seq, new: fresh = 0, gone = [] }) {
    if (!(seq > this.latest)) return false;
    this.latest = seq;
    this.runs.push({ seq, fresh, gone });
    if (this.runs.length > runsMost) {
      const [first, second] = this.runs.splice(0, 2);
      this.runs.unshift({ seq: second.seq, fresh: first.fresh + second.fresh, gone: [...first.gone, ...second.gone] });
    }
    return true;
  }

  /** Somebody counted more prints than before, without saying when they came. */
  guess(fresh) {
    this.runs.push({ seq: this.latest, fresh, gone: [] });
  }

  /** How many prints came that the page does not show. */
  get waiting() {
    return this.runs.reduce((sum, run) => sum + run.fresh, 0);
  }

  /**
   * The page has prints up to the event `upTo`, by an answer that was on its way for a while: what was heard meanwhile
   * goes on waiting. Gives the names of those that went since that answer was made; it may hold them still.
   */
  show(upTo) {
    this.shown = Math.max(this.shown, upTo);
    this.latest = Math.max(this.latest, upTo);
    this.runs = this.runs.filter((run) => run.seq > upTo);
    return new Set(this.runs.flatMap((run) => run.gone));
  }
}
