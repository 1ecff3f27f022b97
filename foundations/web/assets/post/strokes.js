// Strokes of a drawn X: at most two, each a list of [x, y] between 0 and 1 of the drawing area: the square on the
// back of the hand where the X belongs. Pure: no DOM, no time, no chance, so that a test and a screen get the same line.

export const STROKES_MAX = 2;
export const POINTS_MAX = 400;
/** A touch shorter than this (in area widths) is a slip of the finger, not a stroke. */
export const LENGTH_MIN = 0.1;
/** A finger held down for minutes leaves tens of thousands of points; more than this many add nothing to the eye. */
const RAW_POINTS_MAX = 2_000;
/** Width of the felt pen in area widths, the same as the server's. */
export const PEN_WIDTH = 0.135;

const between = (value, low, high) => Math.min(high, Math.max(low, value));
const far = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);

export function length(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1) sum += far(points[i - 1], points[i]);
  return sum;
}

function offLine(point, from, to) {
  const whole = far(from, to);
  if (whole === 0) return far(point, from);
  const cross = (to[0] - from[0]) * (from[1] - point[1]) - (from[0] - point[0]) * (to[1] - from[1]);
  return Math.abs(cross) / whole;
}

/** Ramer-Douglas-Peucker without recursion: a line of 20,000 points must not blow the stack. */
export function simplify(points, tolerance) {
  if (points.length < 3) return points.slice();
  const keep = new Set([0, points.length - 1]);
  const spans = [[0, points.length - 1]];
  while (spans.length > 0) {
    const [first, last] = spans.pop();
    let worst = tolerance;
    let at = -1;
    for (let i = first + 1; i < last; i += 1) {
      const off = offLine(points[i], points[first], points[last]);
      if (off > worst) [worst, at] = [off, i];
    }
    if (at < 0) continue;
    keep.add(at);
    spans.push([first, at], [at, last]);
  }
  return points.filter((_, i) => keep.has(i));
}

function thin(points, max) {
  if (points.length <= max) return points;
  const last = points.length - 1;
  return Array.from({ length: max }, (_, i) => points[Math.round((i * last) / (max - 1))]);
}

/** The same line with at most `POINTS_MAX` points, inside the area, four decimals: what is sent. */
export function tidy(points) {
  const inside = thin(points, RAW_POINTS_MAX).map(([x, y]) => [between(x, 0, 1), between(y, 0, 1)]);
  let tolerance = 0.004;
  let line = simplify(inside, tolerance);
  while (line.length > POINTS_MAX) {
    tolerance *= 1.6;
    line = simplify(inside, tolerance);
  }
  return line.map(([x, y]) => [Number(x.toFixed(4)), Number(y.toFixed(4))]);
}

/** Is this worth keeping as a stroke? */
export function isStroke(points) {
  return points.length > 1 && length(points) >= LENGTH_MIN;
}

/** Strokes that left the area are brought back as one, smaller if need be, so that the X keeps its shape. */
export function fitted(strokes) {
  const bounds = (axis) => {
    const all = strokes.flatMap((line) => line.map((point) => point[axis]));
    return [Math.min(...all), Math.max(...all)];
  };
  const [[left, right], [top, bottom]] = [bounds(0), bounds(1)];
  const scale = 1 / Math.max(1, right - left, bottom - top);
  const shift = (low, high) => between((low + high) / 2, ((high - low) * scale) / 2, 1 - ((high - low) * scale) / 2);
  const [x, y] = [shift(left, right), shift(top, bottom)];
  const into = (point) => [x + (point[0] - (left + right) / 2) * scale, y + (point[1] - (top + bottom) / 2) * scale];
  return strokes.map((line) => line.map(into));
}

// Two strokes as a right hand draws them, in a box of -1..1, slightly bowed: a ruler would look typed.
const CROSS = [
  [[-0.92, -1], [-0.5, -0.58], [-0.06, -0.04], [0.4, 0.42], [0.97, 0.94]],
  [[0.9, -0.95], [0.52, -0.46], [0.05, 0.03], [-0.47, 0.55], [-0.98, 1]],
];

/** Where and how large an X is put down whole: in the middle, with room to move. */
export const PLACED = { x: 0.5, y: 0.5, size: 0.8 };

/** An X put down whole, for who cannot or would rather not draw. `x`, `y`: its middle; `size`: its width. */
export function placedCross({ x, y, size }) {
  return CROSS.map((stroke) => tidy(stroke.map(([dx, dy]) => [x + (dx * size) / 2, y + (dy * size) / 2])));
}

const STEPS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const STEP = 0.04;
const SCALES = { bigger: 1.1, smaller: 1 / 1.1 };

/** A placed X after one press; it stays in the area and at a size that can be seen. */
export function moveCross({ x, y, size }, verb) {
  const [dx, dy] = STEPS[verb] ?? [0, 0];
  const sized = between(size * (SCALES[verb] ?? 1), 0.35, 1);
  const inside = (value) => between(value, sized / 2, 1 - sized / 2);
  return { x: inside(x + dx * STEP), y: inside(y + dy * STEP), size: sized };
}

/** Evenly spaced points on a smooth (Catmull-Rom) curve through the given ones. */
function smooth(points, step) {
  const line = [points[0]];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const a = points[i];
    const b = points[i + 1];
    const before = points[i - 1] ?? a;
    const after = points[i + 2] ?? b;
    const parts = Math.max(1, Math.ceil(far(a, b) / step));
    for (let k = 1; k <= parts; k += 1) line.push(curve(before, a, b, after, k / parts));
  }
  return line;
}

function curve(p0, p1, p2, p3, t) {
  const one = (i) =>
    0.5 *
    (2 * p1[i] +
      (p2[i] - p0[i]) * t +
      (2 * p0[i] - 5 * p1[i] + 4 * p2[i] - p3[i]) * t * t +
      (3 * p1[i] - p0[i] - 3 * p2[i] + p3[i]) * t * t * t);
  return [one(0), one(1)];
}

/** Felt presses in at the start, breathes on the way and thins out at the end. */
function breath(part, along) {
  const press = 1.08 - 0.22 * part * part;
  return press + 0.045 * Math.sin(along * 1.1 + 0.6) + 0.015 * Math.sin(along * 2.9 + 2);
}

/** SVG path data of the inked shape of one stroke. Points and width in the same unit, for example pixels. */
export function inked(points, width) {
  const line = smooth(points, width / 5);
  const whole = length(line) || 1;
  const left = [];
  const right = [];
  let along = 0;
  line.forEach((point, i) => {
    const before = line[i - 1] ?? point;
    const after = line[i + 1] ?? point;
    along += far(before, point);
    const turn = far(before, after) || 1;
    const half = (width / 2) * breath(along / whole, along / width);
    const nx = (-(after[1] - before[1]) / turn) * half;
    const ny = ((after[0] - before[0]) / turn) * half;
    left.push([point[0] + nx, point[1] + ny, half]);
    right.unshift([point[0] - nx, point[1] - ny, half]);
  });
  return ring(left, right);
}

function ring(left, right) {
  const at = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const cap = (to) => `A${to[2].toFixed(1)} ${to[2].toFixed(1)} 0 0 0 ${at(to)}`;
  const side = (points) => points.map((p) => `L${at(p)}`).join('');
  return `M${at(left[0])}${side(left.slice(1))}${cap(right[0])}${side(right.slice(1))}${cap(left[0])}Z`;
}
