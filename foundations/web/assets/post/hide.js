// <redx-hide>: the preview of a picture, with a brush and a box that burn in. Never a pen: nothing is drawn
// on a photo, an X over somebody's face would be a threat.

import { listenToPad } from './pad.js';
import { moveBox, paintMarks } from './marks.js';
import { drawn } from './picture.js';

/** Pixels of the preview's longest side; what is sent is made anew from the picture itself. */
const PREVIEW_SIDE = 1_200;
/** Width of the brush in parts of the picture's width: a thumb covers a face in a stroke or two. */
const BRUSH_WIDTH = 0.11;

class RedxHide extends HTMLElement {
  #image = null;
  #base = null;
  #marks = [];
  #mode = 'look';
  #painting = null;
  #around = null;

  connectedCallback() {
    this.canvas = this.querySelector('canvas');
    this.pad = this.querySelector('.pad');
    this.addEventListener('click', (event) => this.#onButton(event.target.closest('[data-do]')?.dataset.do));
    this.canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    this.canvas.addEventListener('pointermove', (event) => this.#go(event));
    for (const type of ['pointerup', 'pointercancel']) this.canvas.addEventListener(type, () => this.#end());
    listenToPad({
      surface: this.canvas,
      pad: this.pad,
      isOn: () => this.#mode === 'box',
      act: (verb) => this.#nudge(verb),
    });
  }

  get marks() {
    return this.#marks;
  }

  /** `around`: the mark that hides all but the hand, when the picture was taken with the line of a hand. */
  show(image, around) {
    this.#image = image;
    this.#around = around;
    this.querySelector('[data-do="around"]').hidden = !around;
    this.#base = drawn(image, [], PREVIEW_SIDE);
    this.#marks = [];
    this.canvas.width = this.#base.width;
    this.canvas.height = this.#base.height;
    this.#enter('look');
  }

  #onButton(deed) {
    if (deed === 'brush') this.#enter(this.#mode === 'brush' ? 'look' : 'brush');
    if (deed === 'box') this.#addBox();
    if (deed === 'around') this.#hideAround();
    if (deed === 'undo') this.#undo();
  }

  #enter(mode) {
    this.#mode = mode;
    this.dataset.mode = mode;
    this.querySelector('[data-do="brush"]').setAttribute('aria-pressed', String(mode === 'brush'));
    this.pad.hidden = mode !== 'box';
    this.#paint();
  }

  #addBox() {
    this.#marks.push({ kind: 'box', x: 0.35, y: 0.1, w: 0.3, h: 0.25 });
    this.#enter('box');
    this.canvas.focus();
    this.#changed();
  }

  #hideAround() {
    if (!this.#marks.includes(this.#around)) this.#marks.push(this.#around);
    this.#changed();
  }

  #nudge(verb) {
    const at = this.#marks.findLastIndex((mark) => mark.kind === 'box');
    if (verb === 'done') return this.#enter('look');
    if (at < 0) return undefined;
    if (verb === 'remove') {
      this.#marks.splice(at, 1);
      this.#enter('look');
    } else this.#marks[at] = moveBox(this.#marks[at], verb);
    return this.#changed();
  }

  #undo() {
    this.#marks.pop();
    if (this.#mode === 'box') this.#enter('look');
    this.#changed();
  }

  #point(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  #begin(event) {
    if (this.#mode !== 'brush' || !event.isPrimary) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.#painting = { kind: 'brush', width: BRUSH_WIDTH, points: [this.#point(event)] };
    this.#marks.push(this.#painting);
    this.#paint();
  }

  #go(event) {
    if (!this.#painting) return;
    this.#painting.points.push(this.#point(event));
    this.#paint();
  }

  #end() {
    if (!this.#painting) return;
    this.#painting = null;
    this.#changed();
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #paint() {
    this.querySelector('[data-do="undo"]').disabled = this.#marks.length === 0;
    if (this.queued || !this.#base) return;
    this.queued = requestAnimationFrame(() => {
      this.queued = 0;
      this.canvas.getContext('2d').drawImage(this.#base, 0, 0);
      paintMarks(this.canvas, this.#image, this.#marks);
      if (this.#mode === 'box') this.#outline();
    });
  }

  /** The box being moved gets a line around it on the screen, in two tones so that it shows on any picture. */
  #outline() {
    const box = this.#marks.findLast((mark) => mark.kind === 'box');
    if (!box) return;
    const { width, height } = this.canvas;
    const pen = this.canvas.getContext('2d');
    for (const [colour, line] of [['#000', 7], ['#fff', 3]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = line;
      pen.strokeRect(box.x * width, box.y * height, box.w * width, box.h * height);
    }
  }
}

customElements.define('redx-hide', RedxHide);
