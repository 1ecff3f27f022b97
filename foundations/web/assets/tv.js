// The wall on a screen in a hall. Runs for days: every fault ends in trying again, and the page renews itself when the house answers.
import { News } from "./wall/news.js";

const room = document.getElementById("room");
const stage = document.getElementById("stage");
const says = document.getElementById("says");
const total = document.querySelector('[data-count="total"]');
const paths = { events: "/api/v1/wall/events", counts: "/api/v1/counts", fresh: "/wall/new", ...room.dataset };
const stay = 11_000; // ms a print is in front
const renewEvery = 6 * 3_600_000;
const queueMost = 240;
const againAfter = 30_000; // ms after the house did not answer
const figures = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
const born = performance.now();

const read = (item) => {
  const picture = item.querySelector("img");
  if (!picture) return null;
  return { id: item.id, src: item.dataset.large || picture.currentSrc || picture.src, alt: item.dataset.alt || picture.alt, says: item.dataset.says || item.querySelector(".says")?.textContent || "" };
};
let queue = [...document.querySelectorAll("#drift li")].map(read).filter(Boolean);
let fresh = []; // newest first in line
let at = 0;
const news = new News(Number(room.dataset.seq) || 0);
let gathering = false;

const next = () => {
  if (fresh.length) {
    const post = fresh.shift();
    queue.unshift(post);
    queue.length = Math.min(queue.length, queueMost);
    at = 1;
    return post;
  }
  if (!queue.length) return null;
  at = at % queue.length;
  return queue[at++];
};

const ready = (src) => new Promise((done, fail) => {
  const picture = new Image();
  picture.onload = () => done(picture);
  picture.onerror = fail;
  picture.src = src;
});

const bring = async (post) => {
  const picture = await ready(post.src);
  picture.alt = post.alt;
  const print = document.createElement("div");
  print.className = "tv-print in";
  print.dataset.id = post.id;
  print.append(picture);
  for (const old of stage.children) {
    old.classList.replace("in", "out") || old.classList.add("out");
    setTimeout(() => old.remove(), 1500);
  }
  stage.append(print);
  says.textContent = post.says;
  says.classList.remove("in");
  void says.offsetWidth; // so that the words come in anew
  says.classList.add("in");
};

const turn = async () => {
  const post = next();
  if (!post) return;
  try {
    await bring(post);
  } catch {
    queue = queue.filter((other) => other.id !== post.id); // gone or unreadable: not again
  }
};

const drop = (id) => {
  queue = queue.filter((post) => post.id !== `p-${id}`);
  fresh = fresh.filter((post) => post.id !== `p-${id}`);
  document.getElementById(`p-${id}`)?.remove();
  if (stage.querySelector(`[data-id="p-${CSS.escape(id)}"]`)) { stage.replaceChildren(); says.textContent = ""; turn(); }
};

const take = async () => {
  const answer = await fetch(`${paths.fresh}?after=${news.shown}`, { headers: { accept: "text/html" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const carrier = document.createElement("template");
  carrier.innerHTML = await answer.text();
  const gone = news.show(Number(answer.headers.get("x-wall-seq")) || 0);
  const had = new Set([...queue, ...fresh].map((post) => post.id));
  const wanted = (post) => post && !had.has(post.id) && !gone.has(post.id.slice(2));
  const more = [...carrier.content.querySelectorAll("li.print")].map(read).filter(wanted);
  fresh = [...fresh, ...more.reverse()].slice(-queueMost);
};

// One answer at a time. What came while it was on its way, and what a fault left behind, is asked for after it.
const gather = async () => {
  if (gathering || !news.waiting) return;
  gathering = true;
  let pause = 1000;
  try {
    await take();
  } catch {
    pause = againAfter;
  }
  setTimeout(() => { gathering = false; gather(); }, pause);
};

const heard = (event) => {
  if (!news.hear(event)) return;
  (event.gone || []).forEach(drop);
  if (total && Number.isFinite(event.total)) total.textContent = figures.format(event.total);
  gather();
};

let source = null;
const listen = () => {
  source?.close();
  source = new EventSource(`${paths.events}?after=${news.latest}`);
  source.addEventListener("wall", (message) => { try { heard(JSON.parse(message.data)); } catch { /* a line we do not know */ } });
  source.addEventListener("reset", () => setTimeout(() => location.reload(), Math.random() * 30_000)); // away for too long
  source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) setTimeout(listen, 30_000 + Math.random() * 30_000); });
};

// A screen nobody looks after: renew the whole page now and then, but only while the house answers.
const renew = async () => {
  try {
    const answer = await fetch(paths.counts, { cache: "no-store" });
    if (!answer.ok) return;
    const now = await answer.json();
    if (total && Number.isFinite(now.total)) total.textContent = figures.format(now.total);
    if (performance.now() - born > renewEvery) location.reload();
  } catch { /* no network: keep showing what we have */ }
};

let idle = 0;
const stir = () => {
  document.body.classList.remove("still-here");
  clearTimeout(idle);
  idle = setTimeout(() => document.body.classList.add("still-here"), 4000);
};
const wake = () => { if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {}); };

for (const kind of ["pointermove", "keydown"]) addEventListener(kind, stir);
document.addEventListener("visibilitychange", wake);
addEventListener("online", listen);
at = stage.children.length ? 1 : 0;
stir();
wake();
listen();
if (!stage.children.length) turn();
setInterval(turn, stay);
setInterval(renew, 120_000);
