// Keys, holding to look, deciding without a new page, undo, and the next ones fetched ahead.
// Without this file every item is a plain form: press a picture to look, press a button to decide.
import { UndoBar } from "./desk/undo-bar.js";

const queue = document.getElementById("queue");
const text = queue.dataset; // words: approved, refused, sealed, undo, failed; and next: where more come from
const aheadWhen = 5; // items left when the next page is fetched
let current = null;
let lastBar = null; // what the key u takes back
let fetching = null;
let nextPage = text.next || "";

const items = () => [...queue.querySelectorAll(".item:not(.decided)")];

const wake = (item) => {
  const from = items().indexOf(item);
  for (const soon of items().slice(from, from + 4)) {
    const picture = soon.querySelector("img");
    if (picture) picture.loading = "eager";
  }
};

const choose = (item, { focus = true } = {}) => {
  if (!item) return;
  reveal(current, false);
  current?.removeAttribute("aria-current");
  askReason(false);
  current = item;
  item.setAttribute("aria-current", "true");
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  wake(item);
  ahead();
};

const move = (by) => {
  const all = items();
  choose(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + by))]);
};

// Only one picture is ever clear, and only while it is held. Where the clear one has an address of its own
// (data-clear), it is asked for at the first holding and not before: what is served counts as seen.
function reveal(item, on) {
  const veil = item?.querySelector(".veil");
  const picture = veil?.querySelector("img");
  if (on && picture?.dataset.clear) {
    picture.src = picture.dataset.clear;
    delete picture.dataset.clear;
  }
  veil?.classList.toggle("held", on);
}

function askReason(on) {
  const box = current?.querySelector(".refuse");
  if (!box) return;
  box.open = on;
  if (on) box.querySelector("button")?.focus();
}
const askingReason = () => Boolean(current?.querySelector(".refuse")?.open);

const send = async (form, button) => {
  const body = new URLSearchParams(new FormData(form, button));
  // The item already looks decided, so whoever leaves the page now must not lose the decision.
  const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
  if (answer.ok) return;
  const problem = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(String(answer.status)), { code: problem.code, words: problem.title });
};

const ended = (item) => {
  if (lastBar?.item === item) lastBar = null;
  if (!nextPage && !queue.querySelector(".item")) location.reload(); // the server says what comes now
};

const decide = async (item, button) => {
  if (!button?.form || item.classList.contains("decided")) return;
  const all = items();
  const following = all[all.indexOf(item) + 1] ?? all[all.indexOf(item) - 1];
  const bar = new UndoBar(item, saying(button.value), text, { ended, lifted: choose });
  if (item === current) choose(following);
  try {
    await send(button.form, button);
    if (final(button.value)) { bar.close(); return; }
    lastBar = bar;
    bar.start();
  } catch (problem) {
    if (problem.code === "desk-gone") { bar.close(problem.words); return; }
    bar.lift();
    complain(item, problem.words);
  }
};

const saying = (act) => {
  if (act === "escalate") return text.sealed;
  return act.startsWith("refuse") ? text.refused : text.approved;
};

// What is sealed or left out cannot be taken back.
const final = (act) => act === "escalate" || act === "leave-words";

const complain = (item, why) => {
  item.classList.add("failed");
  item.querySelector(".failed-words")?.remove();
  const words = document.createElement("p");
  words.className = "wrong failed-words";
  words.setAttribute("role", "alert");
  words.textContent = why || text.failed;
  item.append(words);
  choose(item);
};

async function ahead() {
  if (!nextPage || fetching || items().length > aheadWhen) return;
  fetching = nextPage;
  try {
    const answer = await fetch(nextPage, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const more = page.getElementById("queue");
    nextPage = more?.dataset.next || "";
    for (const item of more?.querySelectorAll(".item") ?? []) {
      if (!document.getElementById(item.id)) queue.append(document.adoptNode(item));
    }
  } catch {
    // Without the network there is nothing ahead; the next move tries again.
  } finally {
    fetching = null;
  }
}

// Single keys can be in the way of a screen reader or a voice: whoever wants can turn them off, on this device.
const keysOn = document.getElementById("keys-on");
if (keysOn) {
  keysOn.checked = localStorage.getItem("desk-keys") !== "off";
  keysOn.closest("[hidden]")?.removeAttribute("hidden");
  keysOn.addEventListener("change", () => localStorage.setItem("desk-keys", keysOn.checked ? "on" : "off"));
}

const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select");
const press = (name) => current?.querySelector(`[data-key="${name}"]`);

const deeds = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  a: () => decide(current, press("a")),
  f: () => press("f")?.click(),
  e: () => decide(current, press("e")),
  r: () => askReason(!askingReason()),
  u: () => lastBar?.takeBack(),
  b: () => document.getElementById("rest")?.click(),
  v: () => { queue.classList.toggle("single"); choose(current ?? items()[0]); },
  "?": () => { const keys = document.getElementById("keys"); if (keys) keys.hidden = !keys.hidden; },
  " ": (event) => { if (!event.repeat) reveal(current, true); },
};

const deedOf = ({ key, target }) => {
  if (key === " " && target.closest("button:not(.veil), a, summary, input")) return null; // there it presses
  if (askingReason() && /^[0-9]$/.test(key)) return () => decide(current, press(key));
  return Object.hasOwn(deeds, key) ? deeds[key] : null;
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysOn?.checked === false) return;
  const deed = deedOf(event);
  if (!deed) return;
  event.preventDefault();
  deed(event);
});
addEventListener("keyup", (event) => { if (event.key === " ") reveal(current, false); });
addEventListener("blur", () => reveal(current, false));
document.addEventListener("visibilitychange", () => reveal(current, false));

queue.addEventListener("pointerdown", (event) => {
  const item = event.target.closest(".item");
  if (!item) return;
  if (item !== current) choose(item, { focus: false });
  const veil = event.target.closest(".veil");
  if (!veil) return;
  veil.setPointerCapture?.(event.pointerId);
  reveal(item, true);
});
for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) queue.addEventListener(kind, () => reveal(current, false));
queue.addEventListener("contextmenu", (event) => { if (event.target.closest(".veil")) event.preventDefault(); });
queue.addEventListener("focusin", (event) => {
  const item = event.target.closest(".item:not(.decided)");
  if (item && item !== current) choose(item, { focus: false });
});
queue.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || button.hasAttribute("data-plain")) return;
  const item = button.closest(".item");
  if (!item) return;
  event.preventDefault();
  decide(item, button);
});

if (items().length) choose(items()[0], { focus: false });
