// Fingers: a long press looks, right approves, left opens the reasons. The buttons stay.
const longPressMs = 350;
const swipePixels = 60;
const slantPixels = 48;

/** What a finger that moved by `x` and `y` pixels means. */
export const swiped = (x, y) => {
  if (Math.abs(x) < swipePixels || Math.abs(y) > slantPixels) return null;
  return x > 0 ? "right" : "left";
};

/** Hears fingers on the items of `queue`. */
export const touches = (queue, { choose, show, hide, right, left }) => {
  let begun = null;
  const end = () => { if (begun) clearTimeout(begun.timer); begun = null; };

  queue.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(".item:not(.decided)");
    if (!item) return;
    choose(item);
    const veil = event.target.closest(".veil");
    if (event.pointerType === "mouse") { if (veil && event.button === 0) { veil.setPointerCapture?.(event.pointerId); show(item); } return; }
    if (event.target.closest("button:not(.veil), a, summary, input, textarea, select")) return;
    const timer = setTimeout(() => { if (begun) { begun.long = true; show(item); } }, longPressMs);
    begun = { item, timer, long: false, x: event.clientX, y: event.clientY };
  });
  queue.addEventListener("pointermove", (event) => {
    if (!begun || begun.long) return;
    if (Math.abs(event.clientX - begun.x) > 10 || Math.abs(event.clientY - begun.y) > 10) clearTimeout(begun.timer);
  });
  queue.addEventListener("pointerup", (event) => {
    hide();
    if (begun && !begun.long) {
      const way = swiped(event.clientX - begun.x, event.clientY - begun.y);
      if (way === "right") right(begun.item);
      if (way === "left") left(begun.item);
    }
    end();
  });
  for (const kind of ["pointercancel", "lostpointercapture"]) queue.addEventListener(kind, () => { hide(); end(); });
  queue.addEventListener("contextmenu", (event) => { if (event.target.closest(".veil")) event.preventDefault(); });
};
