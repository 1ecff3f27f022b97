// The line at the top: how many wait and how many people are working, asked for every ten seconds while somebody looks.
const everyMs = 10_000;

const ask = async (bar) => {
  if (document.hidden) return;
  const answer = await fetch(bar.dataset.counts, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const counts = await answer.json();
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  for (const place of bar.querySelectorAll("[data-count]")) {
    const count = counts[place.dataset.count];
    if (Number.isFinite(count)) place.textContent = number.format(count);
  }
};

const bar = document.querySelector("[data-counts]");
if (bar) setInterval(() => ask(bar), everyMs);
