// Keys, holding to look, deciding without a new page, undo, and the next pages fetched ahead.
// Without this file every item is a plain form: press a picture to look, press a button to decide.
const queue = document.getElementById("queue");
if (queue) start();

function start() {
  const text = queue.dataset; // words: approved, refused, undo, undone, failed, and: next (address of the next page)
  const undoFor = 10; // seconds, as the server allows
  const aheadWhen = 5; // items left when the next page is fetched
  let current = null;
  let lastDecided = null;
  let fetching = null;
  let nextPage = text.next || "";

  const items = () => [...queue.querySelectorAll(".item:not(.decided)")];

  const choose = (item, { focus = true } = {}) => {
    if (!item) return;
    reveal(current, false);
    current?.removeAttribute("aria-current");
    askReason(false);
    current = item;
    item.setAttribute("aria-current", "true");
    if (focus) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    for (const soon of items().slice(items().indexOf(item), items().indexOf(item) + 4)) {
      const picture = soon.querySelector("img");
      if (picture) picture.loading = "eager";
    }
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

  const decide = async (item, button) => {
    const form = button.form;
    if (!form || item.dataset.busy) return;
    item.dataset.busy = "1";
    const following = items()[items().indexOf(item) + 1] ?? items()[items().indexOf(item) - 1];
    const said = button.value.startsWith("approve") ? text.approved : text.refused;
    const bar = curtain(item, said);
    if (item === current) choose(following);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, button)), headers: { accept: "application/json" }, redirect: "follow" });
      if (!answer.ok) throw new Error(String(answer.status));
      lastDecided = { item, bar };
      bar.start();
    } catch {
      bar.lift();
      item.classList.add("failed");
      item.querySelector(".failed-words")?.remove();
      const words = document.createElement("p");
      words.className = "wrong failed-words";
      words.setAttribute("role", "alert");
      words.textContent = text.failed;
      item.append(words);
      choose(item);
    } finally {
      delete item.dataset.busy;
    }
  };

  // A decided item shrinks to one line that can be taken back.
  const curtain = (item, said) => {
    const kept = [...item.children];
    kept.forEach((part) => { part.hidden = true; });
    item.classList.add("decided");
    item.classList.remove("failed");
    const line = document.createElement("div");
    line.className = "undo";
    const words = document.createElement("span");
    words.textContent = said;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button second tight";
    line.append(words, button);
    item.append(line);
    let left = undoFor;
    let clock = 0;
    const show = () => { button.textContent = `${text.undo} (${left})`; };
    const lift = () => {
      clearInterval(clock);
      line.remove();
      kept.forEach((part) => { part.hidden = false; });
      item.classList.remove("decided");
    };
    const end = () => {
      clearInterval(clock);
      if (lastDecided?.item === item) lastDecided = null;
      item.remove();
      if (!items().length && !nextPage && !queue.querySelector(".item")) location.reload(); // the server says what comes now
    };
    const back = async () => {
      const form = document.getElementById("undo-form");
      if (!form) return;
      const fields = new URLSearchParams(new FormData(form));
      fields.set("id", item.dataset.id);
      const answer = await fetch(form.action, { method: "POST", body: fields, headers: { accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) { words.textContent = text.failed; return; }
      lift();
      choose(item);
    };
    show();
    button.disabled = true;
    button.addEventListener("click", back);
    return {
      back,
      lift,
      start() {
        button.disabled = false;
        clock = setInterval(() => { left -= 1; if (left <= 0) end(); else show(); }, 1000);
      },
    };
  };

  const ahead = async () => {
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
    } finally {
      fetching = null;
    }
  };

  // Single keys can be in the way of a screen reader or a voice: whoever wants can turn them off, on this device.
  const keysOn = document.getElementById("keys-on");
  if (keysOn) {
    keysOn.checked = localStorage.getItem("desk-keys") !== "off";
    keysOn.closest("[hidden]")?.removeAttribute("hidden");
    keysOn.addEventListener("change", () => localStorage.setItem("desk-keys", keysOn.checked ? "on" : "off"));
  }

  const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select");
  const press = (name) => current?.querySelector(`button[data-key="${name}"]`);

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysOn?.checked === false) return;
    if (event.key === " " && !event.target.closest("button:not(.veil), a, summary")) {
      event.preventDefault();
      if (!event.repeat) reveal(current, true);
      return;
    }
    if (askingReason() && /^[0-9]$/.test(event.key)) {
      const button = current?.querySelector(`.reasons button[data-key="${event.key}"]`);
      if (button) { event.preventDefault(); decide(current, button); }
      return;
    }
    const deed = {
      j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
      a: () => press("a") && decide(current, press("a")),
      f: () => press("f")?.click(),
      r: () => askReason(!askingReason()),
      u: () => lastDecided?.bar.back(),
      b: () => document.getElementById("rest")?.click(),
      v: () => { queue.classList.toggle("single"); choose(current ?? items()[0]); },
      "?": () => { const keys = document.getElementById("keys"); if (keys) keys.hidden = !keys.hidden; },
    }[event.key];
    if (deed) { event.preventDefault(); deed(); }
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

  choose(items()[0], { focus: false });
}
