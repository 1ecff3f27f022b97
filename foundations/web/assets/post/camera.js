// <redx-camera>: the phone's camera with the outline of the back of a hand to fill. Help and Exit stay in reach
// above it, so it is no modal dialog: what lies below is made inert instead.

import { cover } from './frame.js';

const QUALITY = 0.92;

class RedxCamera extends HTMLElement {
  #stream = null;
  #facing = 'environment';

  connectedCallback() {
    this.video = this.querySelector('video');
    this.view = this.querySelector('.camera-view');
    this.addEventListener('click', (event) => this.#onButton(event.target.closest('[data-do]')?.dataset.do));
    this.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.close(); });
    addEventListener('redx:exit', () => this.#dark());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.close(); });
  }

  static get isHere() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  /** False when there is no camera or the person would rather not. */
  async open() {
    this.opener = document.activeElement;
    if (!(await this.#look())) return false;
    this.hidden = false;
    this.#others((element) => { element.inert = true; });
    this.querySelector('[data-do="take"]').focus();
    await this.#offerSwitch();
    return true;
  }

  close() {
    if (this.hidden) return;
    this.#dark();
    this.hidden = true;
    this.#others((element) => { element.inert = false; });
    this.opener?.focus();
  }

  #others(act) {
    for (const child of this.parentElement.children) if (child !== this) act(child);
    document.querySelectorAll('.top, .foot, .skip').forEach(act);
  }

  async #look() {
    this.#dark();
    const video = { facingMode: this.#facing, width: { ideal: 2560 }, height: { ideal: 1920 } };
    this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false }).catch(() => null);
    if (!this.#stream) return false;
    this.video.srcObject = this.#stream;
    const settings = this.#stream.getVideoTracks()[0]?.getSettings() ?? {};
    this.classList.toggle('mirrored', (settings.facingMode ?? this.#facing) === 'user');
    await this.video.play().catch(() => {});
    return true;
  }

  #dark() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.video.srcObject = null;
  }

  async #offerSwitch() {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    const cameras = devices.filter((device) => device.kind === 'videoinput');
    this.querySelector('[data-do="switch"]').hidden = cameras.length < 2;
  }

  #onButton(deed) {
    if (deed === 'close') this.close();
    if (deed === 'take') this.#take();
    if (deed === 'hand') this.classList.toggle('other-hand');
    if (deed === 'switch') {
      this.#facing = this.#facing === 'user' ? 'environment' : 'user';
      this.#look();
    }
  }

  /** Only what the frame shows is taken: what stood around it never becomes part of the picture. */
  async #take() {
    const { videoWidth, videoHeight } = this.video;
    if (!videoWidth) return;
    const part = cover(videoWidth, videoHeight, this.view.clientWidth / this.view.clientHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(part.width);
    canvas.height = Math.round(part.height);
    canvas.getContext('2d').drawImage(this.video, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    this.close();
    if (blob) this.dispatchEvent(new CustomEvent('picture', { detail: { blob, around: this.#around() }, bubbles: true }));
  }

  /** The line that was on the screen, so that all around the hand can be hidden. A mirrored view shows left as right. */
  #around() {
    const guide = document.querySelector('#guide-hand');
    const flip = this.classList.contains('mirrored') !== this.classList.contains('other-hand');
    const frame = guide.getAttribute('viewBox').split(' ').map(Number);
    return { kind: 'around', outline: guide.querySelector('path').getAttribute('d'), frame, flip };
  }
}

customElements.define('redx-camera', RedxCamera);
