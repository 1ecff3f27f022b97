// <redx-draw>: a drawn hand to put the X on, by finger, pen, mouse, keys or buttons. At most two strokes.
// A source for <redx-post>, like <redx-photo>. Strokes are sent as lines; the server draws the picture.

import { listenToPad } from './pad.js';
import { PEN_WIDTH, PLACED, STROKES_MAX, fitted, inked, isStroke, moveCross, placedCross, simplify, tidy } from './strokes.js';

const SVG = 'http://www.w3.org/2000/svg';

class RedxDraw extends HTMLElement {
  #strokes = [];
  #line = null;
  #cross = null;
  field = 'strokes';

  connectedCallback() {
    this.stage = this.querySelector('.draw-stage');
    this.hand = this.stage.querySelector('img');
    this.ink = this.stage.querySelector('svg');
    this.pad = this.querySelector('.pad');
    this.size = [Number(this.hand.getAttribute('width')), Number(this.hand.getAttribute('height'))];
    this.ink.setAttribute('viewBox', `0 0 ${this.size.join(' ')}`);
    this.#makeDrawable();
    this.#takeOverReady();
    this.stage.addEventListener('pointerdown', (event) => this.#begin(event));
    this.stage.addEventListener('pointermove', (event) => this.#go(event));
    for (const type of ['pointerup', 'pointercancel']) this.stage.addEventListener(type, () => this.#end());
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('change', (event) => this.#onChoice(event.target));
    listenToPad({ surface: this.stage, pad: this.pad, isOn: () => this.#cross !== null, act: (verb) => this.#nudge(verb) });
    this.#showHand();
    this.#paint();
  }

  get isFilled() {
    return this.#strokes.length === STROKES_MAX;
  }

  async parcel() {
    return { fields: [['strokes', JSON.stringify(this.#strokes)]], media: null };
  }

  async restore({ fields }) {
    this.#strokes = JSON.parse(new Map(fields).get('strokes') ?? '[]');
    this.#showHand();
    this.#paint();
  }

  /** Only now can the stage be used, so only now is it said to be more than a picture. */
  #makeDrawable() {
    this.stage.tabIndex = 0;
    this.stage.setAttribute('role', 'application');
    this.stage.setAttribute('aria-label', this.stage.dataset.label);
    this.stage.setAttribute('aria-describedby', 'draw-hint');
  }

  /** Ready-made X's carry the page without scripts; with them they are a start that can be moved. */
  #takeOverReady() {
    this.querySelectorAll('input[name="strokes"]').forEach((radio) => {
      radio.name = 'ready';
      radio.checked = false;
    });
  }

  #onChoice(input) {
    if (input.name === 'hand' || input.name === 'tone') {
      this.#showHand();
      this.#paint();
    }
    if (input.name === 'ready') this.#useReady(JSON.parse(input.value));
  }

  #useReady(strokes) {
    this.#cross = null;
    this.#strokes = strokes;
    this.#changed();
  }

  /** Each hand says where the X belongs on it (`x y side`), each skin which red shows on it. */
  #showHand() {
    const [hand, tone] = ['hand', 'tone'].map((name) => this.querySelector(`input[name="${name}"]:checked`));
    this.hand.src = this.dataset.hands.replace('{hand}', hand.value).replace('{tone}', tone.value);
    const [x, y, side] = hand.dataset.area.split(' ').map(Number);
    this.area = { x, y, side };
    this.red = tone.dataset.mark;
  }

  #onClick(event) {
    // A finger that chose something below wants to see it; keys (detail 0) keep their place.
    if (event.target.type === 'radio' && event.detail > 0) this.stage.scrollIntoView({ block: 'nearest' });
    this.#onButton(event.target.closest('[data-do]')?.dataset.do);
  }

  #onButton(deed) {
    if (deed === 'place') this.#place();
    if (deed === 'undo') this.#strokes = this.#cross ? [] : this.#strokes.slice(0, -1);
    if (deed === 'clear') this.#strokes = [];
    if (deed !== 'undo' && deed !== 'clear') return;
    this.#cross = null;
    this.querySelectorAll('input[name="ready"]').forEach((radio) => { radio.checked = false; });
    this.#changed();
  }

  #place() {
    this.#cross = PLACED;
    this.#strokes = placedCross(this.#cross);
    this.stage.focus();
    this.#changed();
  }

  #nudge(verb) {
    if (verb === 'done') this.#cross = null;
    else if (verb === 'remove') [this.#cross, this.#strokes] = [null, []];
    else {
      this.#cross = moveCross(this.#cross, verb);
      this.#strokes = placedCross(this.#cross);
    }
    this.#changed();
  }

  /** Where the finger is, in parts of the area; outside of it less than 0 or more than 1. */
  #point(event) {
    const box = this.stage.getBoundingClientRect();
    const { x, y, side } = this.area;
    const [width, height] = this.size;
    const across = ((event.clientX - box.left) / box.width) * width;
    const down = ((event.clientY - box.top) / box.height) * height;
    return [(across - x) / side, (down - y) / side];
  }

  #begin(event) {
    if (this.isFilled || !event.isPrimary || event.button > 0) return;
    this.stage.setPointerCapture(event.pointerId);
    this.#line = [this.#point(event)];
  }

  #go(event) {
    if (!this.#line) return;
    this.#line.push(this.#point(event));
    this.#paint();
  }

  #end() {
    if (!this.#line) return;
    if (isStroke(this.#line)) this.#strokes = [...this.#strokes, this.#line];
    if (this.isFilled) this.#strokes = fitted(this.#strokes).map(tidy);
    this.#line = null;
    this.#changed();
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event('drawn', { bubbles: true }));
  }

  #paint() {
    this.dataset.strokes = String(this.#strokes.length);
    this.pad.hidden = this.#cross === null;
    for (const deed of ['undo', 'clear']) this.querySelector(`[data-do="${deed}"]`).disabled = this.#strokes.length === 0;
    const lines = this.#line && this.#line.length > 1 ? [...this.#strokes, this.#line] : this.#strokes;
    this.ink.replaceChildren(...lines.map((line) => this.#inkOf(line)));
  }

  #inkOf(line) {
    const { x, y, side } = this.area;
    const shape = document.createElementNS(SVG, 'path');
    shape.setAttribute('fill', this.red);
    const onHand = simplify(line, 0.004).map((point) => [x + point[0] * side, y + point[1] * side]);
    shape.setAttribute('d', inked(onHand, PEN_WIDTH * side));
    return shape;
  }
}

customElements.define('redx-draw', RedxDraw);
