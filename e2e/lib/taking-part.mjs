// How somebody takes part, step by step, in pages that are open already. Each way ends at the page of thanks.

const THANKS = /\/receipt\/[^/]+\/thanks$/;

/** Sends a photo from /post, with JavaScript or without. Returns the path of the receipt. */
export async function sendPhoto(page, picture, { caption = '' } = {}) {
  await page.goto('/post');
  await page.setInputFiles('input[name="media"]', picture);
  await page.fill('#caption', caption);
  await page.check('input[name="consent"]');
  return send(page);
}

/** Presses the button that sends and waits for the thanks. Returns the path of the receipt. */
export async function send(page) {
  await page.click('.post-bar [type="submit"]');
  return thanked(page);
}

/** Waits for the thanks. Returns the path of the receipt. */
export async function thanked(page) {
  await page.waitForURL(THANKS);
  return new URL(page.url()).pathname.replace('/thanks', '');
}

/** Draws an X with the mouse on the stage of /post/draw. */
export async function drawByMouse(page) {
  const stage = page.locator('.draw-stage');
  await stage.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await stage.boundingBox();
  const at = (across, down) => [x + width * across, y + height * down];
  for (const [from, to] of [[at(0.38, 0.5), at(0.62, 0.7)], [at(0.62, 0.5), at(0.38, 0.7)]]) {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 12 });
    await page.mouse.up();
  }
}
