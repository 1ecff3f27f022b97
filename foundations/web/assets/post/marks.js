// What a person hides in a picture: brush strokes, boxes, and all around a hand, in parts of the picture's width and
// height. They are painted with what little is left of the picture at a dozen pixels: the shape of the light, no face.

/** Longest side of the picture that hiding paints with, in pixels. A face that fills half the picture keeps six. */
const COARSE_SIDE = 12;

const known = new WeakMap();

function coarse(image) {
  if (!known.has(image)) known.set(image, averaged(image));
  return known.get(image);
}

function averaged(image) {
  const width = image.naturalWidth;
  const height = image.naturalHeight;
  let canvas = null;
  // In steps, so that every pixel has its share in the average; one leap would pick a few sharp ones.
  for (let side = 384; side >= COARSE_SIDE; side /= 2) {
    const scale = side / Math.max(width, height);
    const smaller = document.createElement('canvas');
    smaller.width = Math.max(1, Math.round(width * scale));
    smaller.height = Math.max(1, Math.round(height * scale));
    const pen = smaller.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(canvas ?? image, 0, 0, smaller.width, smaller.height);
    canvas = smaller;
  }
  return canvas;
}

function trace(pen, mark, width, height) {
  if (mark.kind === 'box') return pen.fillRect(mark.x * width, mark.y * height, mark.w * width, mark.h * height);
  pen.lineWidth = mark.width * width;
  pen.beginPath();
  mark.points.forEach(([x, y]) => pen.lineTo(x * width, y * height));
  if (mark.points.length === 1) pen.lineTo(mark.points[0][0] * width + 0.1, mark.points[0][1] * height);
  return pen.stroke();
}

/** How much wider than its line a hand is left visible, in parts of the picture's width: hands differ. */
const HAND_ROOM = 0.07;

/**
 * Everything but the hand that was held into the camera's line. `mark.outline` is the line's path data in a frame of
 * `mark.frame` ([x, y, width, height]), which lay in the middle of the picture as large as fits; `mark.flip`: mirrored.
 */
function traceAround(pen, mark, width, height) {
  const [x, y, w, h] = mark.frame;
  const scale = Math.min(width / w, height / h);
  pen.fillRect(0, 0, width, height);
  pen.save();
  pen.globalCompositeOperation = 'destination-out';
  pen.translate(width / 2, height / 2);
  pen.scale(mark.flip ? -scale : scale, scale);
  pen.translate(-x - w / 2, -y - h / 2);
  const hand = new Path2D(mark.outline);
  pen.lineWidth = (2 * HAND_ROOM * width) / scale;
  pen.fill(hand);
  pen.stroke(hand);
  pen.restore();
}

/** Burns `marks` into `canvas`, which shows `image`. Fully opaque: nothing can be taken off again. */
export function paintMarks(canvas, image, marks) {
  if (marks.length === 0) return;
  const { width, height } = canvas;
  const layer = Object.assign(document.createElement('canvas'), { width, height });
  const pen = layer.getContext('2d');
  pen.lineCap = pen.lineJoin = 'round';
  // Around first: it takes the hand out again, and what was brushed out there must stay hidden.
  marks.filter((mark) => mark.kind === 'around').forEach((mark) => traceAround(pen, mark, width, height));
  marks.filter((mark) => mark.kind !== 'around').forEach((mark) => trace(pen, mark, width, height));
  pen.globalCompositeOperation = 'source-in';
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(coarse(image), 0, 0, width, height);
  canvas.getContext('2d').drawImage(layer, 0, 0);
}

const between = (value, low, high) => Math.min(high, Math.max(low, value));

/** A box moved or sized by one press; it stays in the picture. */
export function moveBox(box, verb) {
  const step = 0.03;
  const { w, h } = {
    bigger: { w: box.w * 1.15, h: box.h * 1.15 },
    smaller: { w: box.w / 1.15, h: box.h / 1.15 },
  }[verb] ?? box;
  const moved = { ...box, w: between(w, 0.05, 1), h: between(h, 0.05, 1) };
  moved.x += (box.w - moved.w) / 2 + ({ left: -step, right: step }[verb] ?? 0);
  moved.y += (box.h - moved.h) / 2 + ({ up: -step, down: step }[verb] ?? 0);
  moved.x = between(moved.x, 0, 1 - moved.w);
  moved.y = between(moved.y, 0, 1 - moved.h);
  return moved;
}
