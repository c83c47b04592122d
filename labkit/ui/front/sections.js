// Sections: tables below the figures, computed in the kernel when the hand rests. Cells are text, never HTML.

// Below the figures stand the links, then `before`, then the sections.
function sections(bench, ...before) {
  const boxes = bench.spec.sections.map(({ name, title }) => [name, el("section", { class: "lk-section", "aria-label": title, hidden: true })]);
  bench.sectionBoxes = Object.fromEntries(boxes);
  bench.sectionTold = {};
  bench.sectionLinks = Object.fromEntries(bench.spec.sections.map(({ name, title }) => [name, link(title, () => openSection(bench, name))]));
  bench.showSections = (header) => {
    for (const { name, title } of bench.spec.sections) showSection(bench, name, title, header.sections[name]);
  };
  const links = Object.values(bench.sectionLinks);
  const row = links.length ? [el("div", { class: "lk-links", role: "group", "aria-label": bench.words.sections }, links)] : [];
  return [...row, ...before.filter(Boolean), ...boxes.map(([, box]) => box)];
}

function openSection(bench, name) {
  const wanted = !(name in bench.header.sections);
  if (wanted) bench.openedByHand = name;
  bench.ask({ do: "section", name, open: wanted, choose: {} });
}

// Undefined: shut. Null: open, and as it was while a slider moves.
function showSection(bench, name, title, content) {
  const box = bench.sectionBoxes[name];
  box.hidden = content === undefined;
  box.classList.toggle("lk-waits", content === null);
  bench.sectionLinks[name].setAttribute("aria-expanded", String(!box.hidden));
  const told = content ? JSON.stringify(content) : "";
  if (!content || bench.sectionTold[name] === told) return;
  bench.sectionTold[name] = told;
  refill(box, () => box.replaceChildren(...sectionParts(bench, name, title, content)));
  if (bench.openedByHand !== name) return;
  bench.openedByHand = null;
  box.scrollIntoView({ block: "nearest" });
}

// So many menus stand beside the title of a section; more stand below it, in columns.
const BESIDE = 4;

function sectionParts(bench, name, title, { note, choose, tables, stale }) {
  const w = bench.words;
  const shut = link(w.close, () => {
    openSection(bench, name);
    bench.sectionLinks[name].focus();
  });
  shut.dataset.keep = "shut";
  shut.setAttribute("aria-label", `${w.close}: ${title}`);
  const menus = Object.entries(choose).map(([menu, { label, options, chosen }]) => {
    const select = el("select", { class: "lk-select", "aria-label": label, "data-keep": menu });
    select.append(...options.map(([value, text]) => el("option", { value }, text)));
    select.value = chosen;
    select.addEventListener("change", () => bench.ask({ do: "section", name, open: true, choose: { [menu]: select.value } }));
    return el("div", { class: "lk-field" }, el("span", { "aria-hidden": "true" }, label), select);
  });
  const [beside, below] = menus.length > BESIDE ? [[], [el("div", { class: "lk-menus" }, menus)]] : [menus, []];
  return [
    el("div", { class: "lk-sectionhead" }, el("h4", {}, title), beside, shut),
    ...below,
    stale ? el("p", { class: "lk-stale" }, w.section_stale) : "",
    note ? el("p", { class: "lk-sectionnote" }, note) : "",
    ...tables.map(cells),
  ];
}

// What is filled anew keeps its focus and stays scrolled where it was.
function refill(box, act) {
  const held = box.contains(document.activeElement) ? document.activeElement.dataset.keep : undefined;
  const places = [...box.querySelectorAll(".lk-table")].map((t) => [t.scrollLeft, t.scrollTop]);
  act();
  if (held !== undefined) [...box.querySelectorAll("[data-keep]")].find((e) => e.dataset.keep === held)?.focus();
  box.querySelectorAll(".lk-table").forEach((t, i) => places[i] && ([t.scrollLeft, t.scrollTop] = places[i]));
}

function cells({ caption, head, rows, left }, place) {
  const side = (i) => (left.includes(i) ? "lk-left" : "");
  const heads = head.map((h, i) => (h ? el("th", { scope: "col", class: side(i) }, h) : el("td", {})));
  const body = rows.map((row) => el("tr", {}, row.map((given, i) => cell(given, i === 0, side(i)))));
  const inside = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), el("tbody", {}, body));
  return el("div", { class: "lk-table lk-cells", tabindex: "0", role: "group", "aria-label": caption, "data-keep": `table ${place}` }, inside);
}

function cell(given, first, side) {
  const { text, bar = null, shade = null, strong = false } = typeof given === "string" ? { text: given } : given;
  const kind = `${bar ? "lk-drawn" : ""} ${shade === null ? "" : shade < 0 ? "lk-low" : "lk-high"}`;
  const style = shade === null ? null : `--shade:${Math.abs(shade)}`;
  const drawn = bar && el("span", { class: "lk-cellbar", "aria-hidden": "true", style: `--low:${bar[0]};--v:${bar[1]};--high:${bar[2]}` });
  const named = first && text;
  return el(named ? "th" : "td", { scope: named ? "row" : null, class: `${side} ${kind}`, style }, strong ? el("b", {}, text) : text, drawn);
}
