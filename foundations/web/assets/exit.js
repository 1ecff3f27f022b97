// Quick exit. Runs before anything is painted, so that Back after an exit never shows a page of ours.
// Without this file the Exit link still works: /exit answers with a redirect and a ten-minute mark.
(() => {
  const root = document.documentElement;
  const markKept = 600_000; // ms, the same ten minutes as the server's mark
  const pressWindow = 5_000; // ms for the three presses of Shift
  const presses = 3;
  const home = root.dataset.exit || "/exit";
  const others = "BroadcastChannel" in self ? new BroadcastChannel("redx-exit") : null;
  const attempt = (deed) => { try { return deed(); } catch { return undefined; } };

  const blank = () => {
    root.classList.add("gone");
    root.hidden = true;
    document.title = "\u200b";
  };

  // Everything a draft could have left on this device. What takes time goes on after we have left.
  const wipe = (left) => {
    attempt(() => indexedDB.deleteDatabase("redx"));
    attempt(() => localStorage.clear());
    attempt(() => sessionStorage.clear());
    attempt(() => caches.keys().then((names) => names.forEach((name) => caches.delete(name))));
    if (left > 0) attempt(() => sessionStorage.setItem("x", String(left)));
  };

  let leaving = false;
  const leave = (tell) => {
    if (leaving) return;
    leaving = true;
    blank();
    dispatchEvent(new Event("redx:exit")); // whoever holds a draft lets go of it
    wipe(Date.now());
    attempt(() => sessionStorage.setItem("wipe", "1"));
    if (tell) attempt(() => others.postMessage("exit"));
    location.replace(home);
  };

  const wasBack = (event) => event.persisted
    || attempt(() => performance.getEntriesByType("navigation")[0].type) === "back_forward";

  const guard = (event) => {
    const left = Number(attempt(() => sessionStorage.getItem("x")) || 0);
    const recent = left > 0 && Date.now() - left < markKept;
    if (left > 0 && !recent) attempt(() => sessionStorage.removeItem("x"));
    // The browser may have left before the drafts were gone: once more, on the first page after it.
    if (attempt(() => sessionStorage.getItem("wipe"))) wipe(recent ? left : 0);
    // A page that was itself left stays gone, however late Back is pressed.
    if (leaving || (recent && wasBack(event))) { blank(); location.replace(home); }
  };
  // At once for a page that is built anew, and on pageshow for one that the browser had kept.
  guard({ persisted: false });
  addEventListener("pageshow", (event) => { if (event.persisted) guard(event); });
  if (others) others.onmessage = () => leave(false);

  // A modifier pressed together with something else (Shift+A, Shift+click) is not a press of its own.
  let stamps = [];
  let alone = false;
  const say = (left) => {
    const place = document.getElementById("exit-said");
    const link = document.getElementById("exit");
    if (!place || !link) return;
    place.textContent = left === 2 ? link.dataset.two : left === 1 ? link.dataset.one : "";
  };
  const forget = () => { stamps = []; alone = false; say(0); };

  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat;
    if (event.key !== "Shift" && stamps.length) forget();
  }, true);
  addEventListener("pointerdown", () => { alone = false; }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    const now = event.timeStamp;
    stamps = stamps.filter((stamp) => now - stamp < pressWindow);
    stamps.push(now);
    if (stamps.length >= presses) { leave(true); return; }
    say(presses - stamps.length);
    setTimeout(() => { if (stamps.at(-1) === now) forget(); }, pressWindow);
  }, true);
  document.addEventListener("visibilitychange", () => { if (document.hidden) forget(); });

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("#exit, [data-exit-link]");
    if (!link) return;
    event.preventDefault();
    leave(true);
  }, true);
})();
