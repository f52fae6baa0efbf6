"use strict";

const works = JSON.parse(document.getElementById("works").textContent);
const byPath = new Map(works.map((work) => [work.path, work]));
const bar = document.getElementById("bar");
const view = document.getElementById("view");

const ORDERS = {
  "Number": (work) => work.token,
  "Gas, most first": (work) => -work.gas,
  "Gas, least first": (work) => work.gas,
  "Bytes, most first": (work) => -work.bytes,
  "Bytes, least first": (work) => work.bytes,
};

const MOST_NUMBERS = 12; // a trait of more numbers is left out of the bar; a work's own can still be clicked

/** An element with properties and children; text is set as text, never as markup. */
function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/* What is shown */

const state = { piece: "", trait: "", order: "Number", shown: works };
const traitKey = (trait) => JSON.stringify([trait.name, trait.value]);

function refresh() {
  const key = ORDERS[state.order];
  const pieces = [...new Set(works.map((work) => work.piece))];
  state.shown = works
    .filter((work) => !state.piece || work.piece === state.piece)
    .filter((work) => !state.trait || work.traits.some((trait) => traitKey(trait) === state.trait))
    .sort((a, b) => pieces.indexOf(a.piece) - pieces.indexOf(b.piece) || key(a) - key(b) || a.token - b.token);
  const rank = new Map(state.shown.map((work, index) => [work.path, index]));
  for (const list of document.querySelectorAll(".hang, tbody")) {
    const items = [...list.children];
    const path = (item) => (item.dataset.work ? item : item.querySelector("[data-work]")).dataset.work;
    for (const item of items) item.hidden = !rank.has(path(item));
    list.append(...items.sort((a, b) => (rank.get(path(a)) ?? 0) - (rank.get(path(b)) ?? 0)));
  }
  for (const room of document.querySelectorAll(".room")) {
    room.hidden = !state.shown.some((work) => work.piece === room.dataset.piece);
    room.classList.toggle("filtered", Boolean(state.trait));
  }
  buildBar();
}

/* The bar */

function buildBar() {
  const pieces = [...new Set(works.map((work) => work.piece))];
  const traits = new Map();
  for (const work of works) {
    if (state.piece && work.piece !== state.piece) continue;
    for (const trait of work.traits) {
      if (!traits.has(trait.name)) traits.set(trait.name, new Map());
      const values = traits.get(trait.name);
      values.set(trait.value, (values.get(trait.value) ?? 0) + 1);
    }
  }
  const any = new Option("Any", "", false, !state.trait);
  const groups = [...traits].map(([name, values]) => {
    const sorted = [...values].sort(([a], [b]) => (typeof a === "number" ? a - b : String(a).localeCompare(b)));
    const options = sorted
      .map(([value, count]) => [`${name}: ${value} (${count})`, traitKey({ name, value }), typeof value])
      .filter(([, key, type]) => key === state.trait || type === "string" || values.size <= MOST_NUMBERS)
      .map(([text, key]) => new Option(text, key, false, key === state.trait));
    return element("optgroup", { label: name, hidden: !options.length }, ...options);
  });
  const label = (text, select) => element("label", {}, text, select);
  const choose = (name, options) => {
    const select = element("select", { name }, ...options);
    select.addEventListener("change", () => {
      state[name] = select.value;
      if (name === "piece") state.trait = "";
      refresh();
      bar.elements[name].focus();
    });
    return select;
  };
  bar.replaceChildren(
    label("Piece", choose("piece", ["", ...pieces].map((p) => new Option(p || "All", p, false, p === state.piece)))),
    label("Trait", choose("trait", [any, ...groups])),
    label("Order", choose("order", Object.keys(ORDERS).map((o) => new Option(o, o, false, o === state.order)))),
    element("output", { textContent: state.shown.length < works.length ? `${state.shown.length} of ${works.length}` : "" }),
  );
  bar.hidden = false;
}

/* The large view */

function facts(pairs) {
  const row = ([term, fact]) => element("div", {}, element("dt", { textContent: term }), element("dd", {}, fact));
  return element("dl", {}, ...pairs.map(row));
}

function button(text, action, more = {}) {
  const node = element("button", { type: "button", textContent: text, ...more });
  node.addEventListener("click", action);
  return node;
}

const FRAME_MILLISECONDS = 320;

/** What leads through the steps that a work comes about in: a slider, and a button that plays them. */
function steps(work, picture) {
  if (!work.steps) return [];
  const frame = (step) => (step < work.steps ? `${work.path}-${step}.svg` : `${work.path}.svg`);
  const kept = Array.from({ length: work.steps }, (_, step) => element("img", { src: frame(step) })); // loads them
  const slider = element("input", { type: "range", min: 0, max: work.steps, value: work.steps });
  const told = element("output");
  let timer = 0;
  const tell = () => {
    const step = Number(slider.value);
    picture.src = step < work.steps ? kept[step].src : frame(step);
    told.textContent = step ? `${step} of ${work.steps}` : "noise";
    slider.setAttribute("aria-valuetext", told.textContent);
  };
  const play = () => {
    clearInterval(timer);
    slider.value = 0;
    timer = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      tell();
      if (!slider.isConnected || Number(slider.value) === work.steps) clearInterval(timer);
    }, FRAME_MILLISECONDS);
    tell();
  };
  slider.addEventListener("input", () => {
    clearInterval(timer);
    tell();
  });
  tell();
  const label = element("label", {}, element("span", {}, "Step ", told), slider);
  return [element("div", { className: "steps" }, label, button("Out of noise", play))];
}

/** What a drawing stands for, where that was made off the chain: its prompt, and a button that shows it. */
function artifact(work, picture) {
  if (!work.artifact) return [];
  const drawing = picture.src;
  const toggle = button("Show the artifact", () => {
    const away = picture.src === drawing;
    picture.src = away ? work.artifact : drawing;
    toggle.textContent = away ? "Show the etching" : "Show the artifact";
  });
  return [element("q", { textContent: work.prompt }), element("div", {}, toggle)];
}

let current = null;

function show(work) {
  current = work;
  const picture = element("img", { src: `${work.path}.svg`, width: work.width, height: work.height });
  picture.alt = `${work.piece} ${work.token}`;
  const shape = work.width > work.height ? "landscape" : "upright";
  const frame = element("div", { className: `work ${shape}` }, picture);
  frame.style.setProperty("--ground", `#${work.background}`);
  const title = element("h2", { id: "view-title" }, `${work.piece} `);
  title.append(element("span", { className: "number", textContent: work.token }));
  const filter = (trait) => () => {
    Object.assign(state, { piece: work.piece, trait: traitKey(trait) });
    view.close();
    refresh();
    document.getElementById(`room-${work.piece}`).scrollIntoView();
  };
  const traits = work.traits.map((trait) => [trait.name, button(trait.value, filter(trait), { title: "Show its like" })]);
  const measures = [
    ["Gas of tokenURI", work.gas.toLocaleString("en")],
    ["SVG", `${work.bytes.toLocaleString("en")} bytes`],
    ["URI", `${work.chars.toLocaleString("en")} characters`],
  ];
  const link = (kind) => element("a", { href: `${work.path}.${kind.toLowerCase()}`, textContent: kind });
  view.replaceChildren(element("div", { className: "large" },
    element("div", { className: "picture" }, frame),
    element("div", { className: "label" },
      button("Close", () => view.close(), { className: "close" }),
      title,
      ...steps(work, picture),
      ...artifact(work, picture),
      ...(traits.length ? [facts(traits)] : []),
      facts(measures),
      element("div", {}, element("div", { className: "quiet", textContent: "Seed" }), element("code", { textContent: work.seed })),
      element("div", { className: "foot" },
        button("Previous", () => step(-1)), button("Next", () => step(1)), link("SVG"), link("PNG")),
    ),
  ));
  view.scrollTop = 0;
  if (!view.open) view.showModal();
}

function step(by) {
  const { shown } = state;
  show(shown[(shown.indexOf(current) + by + shown.length) % shown.length]);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-work]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(byPath.get(link.dataset.work));
});
view.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by && !event.target.matches("input")) step(by);
});

refresh();
