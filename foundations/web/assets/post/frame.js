// Sizes and file facts of a picture, before any pixel is touched. Pure.

/** Longest side that leaves the device, in pixels: the largest print on a wall is 1600, with room to crop. */
export const SIDE_MAX = 2_400;
/** A JPEG that is no larger than this, no wider than `SIDE_MAX` and carries no metadata goes out untouched. */
export const SMALL_BYTES = 1_500_000;
export const QUALITY = 0.85;

/** Width and height scaled down (never up) to fit a square of `side`. */
export function fit(width, height, side = SIDE_MAX) {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The part of a `width` x `height` picture that fills a frame of `aspect` (width by height), centred. */
export function cover(width, height, aspect) {
  const wide = width / height > aspect;
  const w = wide ? height * aspect : width;
  const h = wide ? height : width / aspect;
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
}

/**
 * Is this JPEG free of everything but picture data? Markers E1..EF (Exif, XMP, IPTC, several pictures in one) and
 * FE (comments) count as metadata, except E2 without "MPF" (colour profile) and EE (how Adobe coded the colours).
 * What cannot be read is not plain.
 */
export function isPlainJpeg(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff) return false;
    if (marker === 0xda) return true;
    const profile = marker === 0xe2 && bytes[at + 4] === 0x49;
    const says = (marker >= 0xe1 && marker <= 0xef && marker !== 0xee && !profile) || marker === 0xfe;
    if (says) return false;
    at += 2 + bytes[at + 2] * 256 + bytes[at + 3];
  }
  return false;
}
