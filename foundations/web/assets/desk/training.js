// The examples with the keys of the queue: hold space to look, a, r and a number, e. Without this file they are a plain form.

const item = document.querySelector("#training .item");
const box = item.querySelector(".refuse");
const veil = item.querySelector(".veil");
const look = (on) => veil.classList.toggle("held", on);
const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select");
const press = (name) => item.querySelector(`[data-key="${name}"]`)?.click();

const deeds = {
  a: () => press("a"),
  e: () => press("e"),
  r: () => { box.open = !box.open; if (box.open) box.querySelector("button")?.focus(); },
  " ": (event) => { if (!event.repeat) look(true); },
};

const deedOf = ({ key, target }) => {
  if (key === " " && target.closest("button:not(.veil), a, summary, input")) return null; // there it presses
  if (box.open && /^[0-9]$/.test(key)) return () => press(key);
  return Object.hasOwn(deeds, key) ? deeds[key] : null;
};

// Whoever turned the keys of the queue off on this device has them off here, too.
const keysOff = () => localStorage.getItem("desk-keys") === "off";

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysOff()) return;
  const deed = deedOf(event);
  if (!deed) return;
  event.preventDefault();
  deed(event);
});
addEventListener("keyup", (event) => { if (event.key === " ") look(false); });
addEventListener("blur", () => look(false));
veil.addEventListener("contextmenu", (event) => event.preventDefault());
item.focus({ preventScroll: true });
