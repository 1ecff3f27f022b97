// A careful moderator, scripted: looks at what was revealed, reads what stands beside it, and decides by that alone.

/** What somebody who looks at the screen sees of the items that are clear now: { id, red corners, words } each. */
export async function look(page) {
  return page.evaluate(async () => {
    const clear = [...document.querySelectorAll('.item:not(.decided)')].filter((item) => {
      const veils = [...item.querySelectorAll('.veil')];
      return veils.length > 0 && veils.every((veil) => veil.matches('.held, .open'));
    });
    const seen = [];
    for (const item of clear) {
      const pictures = [...item.querySelectorAll('.veil img')];
      const corners = [];
      for (const picture of pictures) {
        await picture.decode();
        corners.push(redCorners(picture));
      }
      seen.push({ id: item.dataset.id, corners: Math.min(...corners), words: [...item.querySelectorAll('.words bdi')].map((one) => one.textContent).join(' ') });
    }
    return seen;

    // An X reaches into all four corners of what is red; one stroke into two.
    function redCorners(picture) {
      const [width, height] = [picture.naturalWidth, picture.naturalHeight];
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const pen = canvas.getContext('2d');
      pen.drawImage(picture, 0, 0);
      const { data } = pen.getImageData(0, 0, width, height);
      const red = [];
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
        if (r > 160 && g < 64 && b < 90) red.push([(at / 4) % width, Math.floor(at / 4 / width)]);
      }
      if (red.length < 20) return 0;
      const side = (axis) => red.map((one) => one[axis]);
      const [left, right, top, bottom] = [Math.min(...side(0)), Math.max(...side(0)), Math.min(...side(1)), Math.max(...side(1))];
      const near = (x, y) => red.some((one) => Math.abs(one[0] - x) < (right - left) / 4 && Math.abs(one[1] - y) < (bottom - top) / 4);
      return [near(left, top), near(right, top), near(left, bottom), near(right, bottom)].filter(Boolean).length;
    }
  });
}

/** True for what is to be approved. */
export const isFine = ({ corners, words }) => corners === 4 && !/cheap|shop|\d{3}.?\d{4}/i.test(words);
