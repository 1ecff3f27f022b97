// The live wall. New posts wait behind a quiet button, withdrawn ones go at once, the counts follow.
// Without this file the wall is complete as it was when the page was made.
import { News } from "./wall/news.js";

const prints = document.getElementById("prints");
const holder = document.getElementById("new");
const button = holder.querySelector("button");
const status = document.getElementById("new-status");
const paths = { events: "/api/v1/wall/events", fresh: "/wall/new", counts: "/api/v1/counts", ...prints.dataset };
const shownMost = Number(prints.dataset.most) || 300; // prints kept in the page; a tab left open for days stays light
const pollEvery = 30_000;
const retryEvery = 300_000;
const news = new News(Number(prints.dataset.seq) || 0);
let asking = false;
let known = null;
let source = null;
let poller = 0;

const plural = new Intl.PluralRules(document.documentElement.lang);
const figures = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
const words = (n) => (button.dataset[plural.select(n)] || button.dataset.other).replace("{n}", figures.format(n));

const offer = () => {
  const { waiting } = news;
  const first = holder.hidden && waiting > 0;
  holder.hidden = waiting === 0;
  button.textContent = words(waiting);
  if (first && status) status.textContent = button.textContent;
};

const count = (counts) => {
  for (const name of ["posts", "counted", "total"]) {
    const place = document.querySelector(`[data-count="${name}"]`);
    if (place && Number.isFinite(counts[name])) place.textContent = figures.format(counts[name]);
  }
};

const remove = (id) => {
  const print = document.getElementById(`p-${id}`);
  if (!print) return;
  if (print.contains(document.activeElement)) (print.nextElementSibling ?? print.previousElementSibling)?.querySelector("a")?.focus();
  print.remove();
};

const heard = (event) => {
  if (!news.hear(event)) return;
  (event.gone || []).forEach(remove);
  count(event);
  offer();
};

const cross = '<svg class="draws" viewBox="0 0 100 100" aria-hidden="true"><path class="stroke-1" pathLength="1" d="M15 18C38 38 62 62 86 85"/><path class="stroke-2" pathLength="1" d="M84 14C62 42 40 64 16 86"/></svg>';
const welcome = (print) => {
  print.classList.add("fresh");
  print.querySelector("a")?.insertAdjacentHTML("beforeend", cross);
  setTimeout(() => { print.classList.remove("fresh"); print.querySelector(".draws")?.remove(); }, 2000);
};

const show = async () => {
  if (paths.newest) { location.assign(paths.newest); return; } // this is an older page: what is new has its place on the first
  if (asking) return;
  asking = true;
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${paths.fresh}?after=${news.shown}`, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const carrier = document.createElement("template");
    carrier.innerHTML = await answer.text();
    const gone = news.show(Number(answer.headers.get("x-wall-seq")) || 0);
    const wanted = (print) => !document.getElementById(print.id) && !gone.has(print.id.slice(2));
    const fresh = [...carrier.content.querySelectorAll("li.print")].filter(wanted);
    prints.prepend(...fresh);
    while (prints.children.length > shownMost) prints.lastElementChild.remove();
    fresh.forEach(welcome);
    fresh[0]?.querySelector("a")?.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    prints.parentElement.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    offer();
  } catch {
    location.reload(); // the plain way to the same posts
  } finally {
    asking = false;
    button.removeAttribute("aria-busy");
  }
};

const poll = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(paths.counts, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const now = await answer.json();
    if (known !== null && now.posts > known) news.guess(now.posts - known);
    known = now.posts;
    count(now);
    offer();
  } catch { /* no network: the next turn asks again */ }
};

const listen = () => {
  clearInterval(poller);
  poller = 0;
  source = new EventSource(`${paths.events}?after=${news.latest}`);
  source.addEventListener("wall", (message) => {
    try { heard(JSON.parse(message.data)); } catch { /* a line we do not know */ }
  });
  source.addEventListener("reset", () => setTimeout(() => location.reload(), Math.random() * pollEvery)); // away for too long
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED || poller) return; // the browser reconnects by itself
    poll();
    poller = setInterval(poll, pollEvery);
    setTimeout(listen, retryEvery + Math.random() * pollEvery);
  });
};

button.addEventListener("click", show);
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
listen();
