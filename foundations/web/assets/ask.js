// While somebody types a question, answers to similar ones stand below it. Without this the page works as it is.

const WAIT_MS = 450;
const MIN_CHARS = 8;
const SHOWN = 3;

const field = document.getElementById("question");
const box = document.getElementById("similar");
const list = box?.querySelector("ul");
let timer;
let asked = "";

async function look() {
  const words = field.value.trim();
  if (words === asked) return;
  asked = words;
  if (words.length < MIN_CHARS) {
    box.hidden = true;
    return;
  }
  try {
    // Only what is searched for leaves the page, as with the search box; nothing is kept of it.
    const answer = await fetch(`${box.dataset.from}?q=${encodeURIComponent(words.slice(0, 200))}`);
    if (!answer.ok || words !== asked) return;
    const { questions } = await answer.json();
    show(questions.slice(0, SHOWN));
  } catch {
    box.hidden = true;
  }
}

function show(questions) {
  const lines = questions.map(({ url, question, lang }) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(url).pathname;
    link.textContent = question;
    link.lang = lang;
    line.append(link);
    return line;
  });
  list.replaceChildren(...lines);
  box.hidden = lines.length === 0;
}

if (field && list) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
}
