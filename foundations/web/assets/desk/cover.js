// Boxes drawn over a picture become parts to hide: one hidden field each, "left top width height" in fractions.
// Without this file the nine cells of the form do it.
const cover = document.getElementById("cover");
const tools = document.getElementById("cover-tools");
const least = 0.01; // a smaller box is a slip of the hand
let begun = null;

const place = (event) => {
  const around = cover.getBoundingClientRect();
  const within = (at) => Math.min(1, Math.max(0, at));
  return { x: within((event.clientX - around.left) / around.width), y: within((event.clientY - around.top) / around.height) };
};

/** The part of the picture between two corners. */
export const between = (a, b) => ({
  left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y),
});

const show = (box, part) => {
  // A picture does not turn around in a language that reads from the right.
  Object.assign(box.style, { left: `${part.left * 100}%`, top: `${part.top * 100}%`, width: `${part.width * 100}%`, height: `${part.height * 100}%` });
};

const begin = (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  cover.setPointerCapture(event.pointerId);
  const box = document.createElement("span");
  box.className = "box";
  cover.append(box);
  begun = { from: place(event), box, part: null };
};

const draw = (event) => {
  if (!begun) return;
  begun.part = between(begun.from, place(event));
  show(begun.box, begun.part);
};

const end = () => {
  if (!begun) return;
  const { box, part } = begun;
  begun = null;
  if (!part || part.width < least || part.height < least) { box.remove(); return; }
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "region" });
  field.setAttribute("form", "cover-form");
  field.value = [part.left, part.top, part.width, part.height].map((n) => n.toFixed(4)).join(" ");
  box.append(field);
};

if (cover && tools) {
  cover.classList.add("drags");
  document.getElementById("cover-say").textContent = cover.dataset.drag;
  tools.hidden = false;
  cover.addEventListener("pointerdown", begin);
  cover.addEventListener("pointermove", draw);
  cover.addEventListener("pointerup", end);
  cover.addEventListener("pointercancel", () => { begun?.box.remove(); begun = null; });
  document.getElementById("cover-clear").addEventListener("click", () => {
    for (const box of cover.querySelectorAll(".box")) box.remove();
  });
}
