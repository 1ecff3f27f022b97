// Keys, holding to look, deciding without a new page, undo, and the next ones fetched ahead.
// Without this file every item is a plain form: press Show to look, press a button to decide.
import { Reveals } from "./desk/reveal.js";
import { touches } from "./desk/touch.js";
import { UndoBar } from "./desk/undo-bar.js";
import "./desk/standing.js";

const queue = document.getElementById("queue");
const text = queue.dataset; // words: approved, refused, sealed, undo, failed; and next: where more come from
const aheadWhen = 10; // items left when the next page is fetched
const reveals = new Reveals(queue);
// What is out of hand all the same: somebody else decided, or it was drawn for practice and this was not right.
const over = ["desk-gone", "desk-drawn-fine", "desk-drawn-not"];
let current = null;
let lastBar = null; // what the key u takes back
let fetching = null;
let nextPage = text.next || "";

const items = () => [...queue.querySelectorAll(".item:not(.decided)")];

const choose = (item, { focus = true } = {}) => {
  if (!item) return;
  if (item !== current) reveals.hide();
  current?.removeAttribute("aria-current");
  if (item !== current) askReason(false);
  current = item;
  item.setAttribute("aria-current", "true");
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  ahead();
};

const move = (by) => {
  const all = items();
  choose(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + by))]);
};

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
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return told;
  throw Object.assign(new Error(String(answer.status)), { code: told.code, words: told.title });
};

const ended = (item) => {
  if (lastBar?.item === item) lastBar = null;
  if (!nextPage && !queue.querySelector(".item")) location.reload(); // the server says what comes now
};

const lifted = (item) => { reveals.forget(item); choose(item); };

const decide = async (item, button) => {
  if (!button?.form || !item || item.classList.contains("decided")) return;
  if (button.value === "approve" && !reveals.saw(item)) { complain(item, text.look); return; }
  const began = performance.now();
  const all = items();
  const following = all[all.indexOf(item) + 1] ?? all[all.indexOf(item) - 1];
  const bar = new UndoBar(item, saying(button.value), text, { ended, lifted });
  if (item === current) choose(following);
  // For whoever measures: from the key to the next item on the screen.
  if (following) requestAnimationFrame(() => performance.measure("desk-next", { start: began, end: performance.now() }));
  try {
    const told = await send(button.form, button);
    reveals.forget(item);
    if (final(button.value)) { bar.close("", button.value === "escalate" ? text.rest : ""); return; }
    lastBar = bar;
    bar.start(told.done, told.gone ? text.gone : "");
  } catch (problem) {
    if (over.includes(problem.code)) { bar.close(problem.words); return; }
    bar.lift();
    reveals.forget(item);
    complain(item, problem.words);
  }
};

const saying = (act) => {
  if (act === "escalate") return text.sealed;
  if (act === "stash") return text.stashed;
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

const look = async (item) => {
  await reveals.show(item);
  if (!reveals.saw(item)) return;
  item.classList.remove("failed");
  item.querySelector(".failed-words")?.remove();
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
    const posts = (within) => [...within.querySelectorAll('input[name="post"]')].map((field) => field.value);
    const known = new Set(posts(queue));
    for (const item of more?.querySelectorAll(".item") ?? []) {
      if (!posts(item).some((post) => known.has(post))) queue.append(document.adoptNode(item));
    }
    if (!current?.isConnected || current.classList.contains("decided")) choose(items()[0]);
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
  s: () => decide(current, press("s")),
  f: () => press("f")?.click(),
  e: () => decide(current, press("e")),
  r: () => askReason(!askingReason()),
  u: () => lastBar?.takeBack(),
  b: () => document.getElementById("rest")?.click(),
  v: () => { queue.classList.toggle("single"); choose(current ?? items()[0]); },
  "?": () => { const keys = document.getElementById("keys"); if (keys) keys.hidden = !keys.hidden; },
  " ": (event) => { if (!event.repeat) look(current); },
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
addEventListener("keyup", (event) => { if (event.key === " ") reveals.hide(); });
addEventListener("blur", () => reveals.hide());
document.addEventListener("visibilitychange", () => reveals.hide());

touches(queue, {
  choose: (item) => { if (item !== current) choose(item, { focus: false }); },
  show: look,
  hide: () => reveals.hide(),
  right: (item) => decide(item, item.querySelector('[data-key="a"]')),
  left: (item) => { choose(item); askReason(true); },
});
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
  if (button.classList.contains("show")) look(item); else decide(item, button);
});

if (items().length) choose(items()[0], { focus: false });
