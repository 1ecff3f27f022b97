// From a file to pixels and back, on the device: turned upright, made smaller, without place, time or camera.

import { QUALITY, SIDE_MAX, SMALL_BYTES, fit, isPlainJpeg } from './frame.js';
import { paintMarks } from './marks.js';

/** Some private browsers hand out false pixels; then nothing we would make from a canvas can be trusted. */
function canvasTellsTruth() {
  const probe = Object.assign(document.createElement('canvas'), { width: 4, height: 4 }).getContext('2d');
  probe.fillStyle = '#28d23c';
  probe.fillRect(0, 0, 4, 4);
  const seen = probe.getImageData(0, 0, 4, 4).data;
  const want = [0x28, 0xd2, 0x3c, 0xff];
  return seen.every((value, i) => Math.abs(value - want[i % 4]) <= 6);
}

/**
 * What can be done with this file here: { file, image } with an upright `HTMLImageElement`, or image null when
 * the browser cannot show it (HEIC outside Apple's) or its canvas is not to be trusted. It can still be sent.
 */
export async function opened(file) {
  if (!canvasTellsTruth()) return { file, image: null };
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return { file, image: image.naturalWidth > 0 ? image : null };
  } catch {
    closed({ image });
    return { file, image: null };
  }
}

export function closed(picture) {
  if (picture?.image) URL.revokeObjectURL(picture.image.src);
}

async function fineAsItIs({ file, image }) {
  if (file.size > SMALL_BYTES || Math.max(image.naturalWidth, image.naturalHeight) > SIDE_MAX) return false;
  return isPlainJpeg(new Uint8Array(await file.arrayBuffer()));
}

/** The picture on a canvas of at most `side` pixels, with the marks burnt in. */
export function drawn(image, marks, side = SIDE_MAX) {
  const { width, height } = fit(image.naturalWidth, image.naturalHeight, side);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff'; // JPEG has no see-through
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  paintMarks(canvas, image, marks);
  return canvas;
}

/**
 * The bytes to send. Rejects when something was to be hidden and could not be burnt in:
 * a picture must never leave with a face that the person painted over.
 */
export async function toSend(picture, marks) {
  if (!picture.image) return picture.file;
  if (marks.length === 0 && (await fineAsItIs(picture))) return picture.file;
  const canvas = drawn(picture.image, marks);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (blob) return blob;
  if (marks.length > 0) throw new Error('could not burn in');
  return picture.file;
}
