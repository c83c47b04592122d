// Panels: captions, bars of parts, notes; the outcome map and the table below them.

function panels(bench) {
  bench.slots = [];
  bench.captions = {};
  bench.lookRows = {};
  const columns = [el("div", { class: "lk-col" }), el("div", { class: "lk-col" })];
  for (const panel of bench.spec.panels) columns[panel.column].append(figurePanel(bench, panel));
  return el("div", { class: bench.spec.even ? "lk-grid lk-even" : "lk-grid", role: "group", "aria-label": bench.words.figures }, columns);
}

function figurePanel(bench, panel) {
  const sub = el("span", { class: "lk-sub" }, marked(panel.sub));
  const key = panel.key.length ? el("span", { class: "lk-key" }, panel.key.map(([mark, text]) => keyMark(bench, mark, text))) : null;
  const note = el("p", { class: "lk-note", hidden: true });
  const body = panel.figure ? el("div", { class: "lk-fig", role: "img", "aria-label": fill(bench.words.about_figure, panel) }) : el("div", { class: "lk-bar" });
  if (panel.figure) {
    if (panel.square) body.style.cssText = `aspect-ratio: 1; max-width: ${panel.square}px`;
    else body.style.height = `${panel.height}px`;
    picks(bench, panel, body);
    bench.slots.push(body);
  }
  bench.captions[panel.name] = { panel, sub, note, body };
  return el("figure", { class: "lk-panel", "data-panel": panel.name }, el("figcaption", {}, el("h4", {}, panel.title), sub, key), note, body, looks(bench, panel));
}

function keyMark(bench, mark, text) {
  if (!mark.startsWith("ramp:")) {
    const [shape, role] = mark.split(":");
    return el("span", {}, el("i", { class: `lk-mark lk-${shape}`, style: role ? `--mark:var(--${role})` : null, "aria-hidden": "true" }), text);
  }
  const [low, high] = text.split("|");
  return el("span", {}, low, el("i", { class: "lk-ramp", "data-ramp": mark.slice(5), "aria-hidden": "true" }), high);
}

function paintRamps(bench, theme) {
  for (const ramp of bench.root.querySelectorAll("[data-ramp]")) {
    ramp.style.background = `linear-gradient(90deg, ${bench.spec.ramps[ramp.dataset.ramp][theme].join(",")})`;
  }
}

function showPanels(bench, header) {
  for (const [name, { panel, sub, note, body }] of Object.entries(bench.captions)) {
    sub.replaceChildren(...marked(header.subs[name] ?? panel.sub));
    note.textContent = header.notes[name] ?? "";
    note.hidden = !header.notes[name];
    body.classList.toggle("lk-off", Boolean(header.notes[name]));
    if (header.bars[name]) showBar(body, header.bars[name]);
  }
  // A look on its way to the kernel is not set back by a frame that does not know of it.
  if (bench.answered < bench.asked) return;
  for (const [name, row] of Object.entries(bench.lookRows)) row.set(header.looks[name]);
}

// Parts of a whole: widths are shares, but a part too thin for its words shows them below only, as does one of nothing.
function showBar(body, parts) {
  const paint = (p) => ({ class: p.hatch ? "lk-hatch" : "", style: `--role:var(--${p.role});--on-role:var(--on-${p.role}, var(--bg))` });
  const bar = parts.filter((p) => p.share > 0).map((p) => {
    const { class: hatch, style } = paint(p);
    return el("div", { class: `lk-part ${hatch}`, style: `${style};flex:${Math.max(p.share, 0.004)}` }, p.share >= 0.12 ? el("span", {}, p.text) : "");
  });
  const legend = parts.map((p) => el("span", {}, el("i", { class: `lk-mark lk-filled ${paint(p).class}`, style: paint(p).style, "aria-hidden": "true" }), `${p.label} `, el("b", {}, p.text)));
  body.replaceChildren(el("div", { class: "lk-stack", "aria-hidden": "true" }, bar), el("div", { class: "lk-stackl" }, legend));
}

function table(bench) {
  const w = bench.words;
  bench.tableBox = el("div", { class: "lk-table", hidden: true, tabindex: "0", role: "region", "aria-label": w.table_caption });
  return bench.tableBox;
}

function showTable(bench, header) {
  bench.tableBox.hidden = !header.table;
  if (!header.table) return;
  const w = bench.words;
  const head = el("tr", {}, w.table_head.map((h, i) => (i ? el("th", { scope: "col" }, h) : el("td", {}))));
  const rows = header.table.rows.map(([name, ...cells]) => el("tr", {}, el("th", { scope: "row" }, name), cells.map((c) => el("td", {}, c))));
  const caption = header.data ? `${w.table_caption}. ${fill(w.data_in_table, header.data)}` : w.table_caption;
  bench.tableBox.replaceChildren(el("table", {}, el("caption", {}, caption), el("thead", {}, head), el("tbody", {}, rows)));
}

function outcomeMap(bench) {
  const { map } = bench.spec;
  if (!map) return null;
  const w = bench.words;
  const slot = el("div", { class: "lk-fig lk-mapfig", role: "img", "aria-label": fill(w.about_figure, { title: w.map }) });
  bench.slots.push(slot);
  const menu = (label, choices) => {
    const select = el("select", { class: "lk-select", "aria-label": label }, Object.entries(choices).map(([value, text]) => el("option", { value }, text)));
    return { select, node: el("div", { class: "lk-field" }, el("span", { "aria-hidden": "true" }, label), select) };
  };
  const across = menu(w.map_across, map.knobs);
  const up = menu(w.map_up, map.knobs);
  const outcome = menu(w.map_outcome, Object.fromEntries(Object.entries(map.outcomes).map(([k, o]) => [k, o.label])));
  const menus = { across: across.select, up: up.select, outcome: outcome.select };
  // While one map is being computed the next one waits, and only the last that was wished for is computed.
  let wanted = null;
  const go = () => {
    const { done } = bench.header.map;
    if (!wanted || bench.answered < bench.asked || (done > 0 && done < 1)) return;
    const message = wanted;
    wanted = null;
    bench.ask(message);
  };
  const ask = () => {
    wanted = { do: "map", ...Object.fromEntries(Object.entries(menus).map(([name, select]) => [name, select.value])) };
    go();
  };
  const progress = el("progress", { max: "1", value: "0", "aria-label": w.map_progress, hidden: true });
  const stale = el("p", { class: "lk-stale", hidden: true }, w.map_stale);
  const other = el("p", { class: "lk-other", hidden: true });
  // A map of other menus than those chosen says what it is of: Compute may still be to come, or have failed.
  const compare = () => {
    const { knobs, outcomes } = bench.spec.map;
    const shown = bench.header.map;
    other.hidden = shown.done === 0 || Object.entries(menus).every(([name, select]) => select.value === shown[name]);
    other.textContent = fill(w.map_other, { across: knobs[shown.across], up: knobs[shown.up], outcome: outcomes[shown.outcome].label });
  };
  for (const select of Object.values(menus)) select.addEventListener("change", compare);
  const low = el("span");
  const high = el("span");
  const key = el("p", { class: "lk-key" }, low, el("i", { class: "lk-ramp", "data-ramp": "pay_off", "aria-hidden": "true" }), high);
  const side = el("div", { class: "lk-mapside" }, outcome.node, across.node, up.node, el("button", { type: "button", class: "lk-btn", onclick: ask }, w.map_compute), progress, key, el("p", {}, fill(w.map_note, map)), other, stale);
  bench.firstMap = () => bench.header.map.done === 0 && ask();
  let chosen = false;
  bench.showMap = (header) => {
    if (!header.map) return;
    if (!chosen) [across.select.value, up.select.value, outcome.select.value] = [header.map.across, header.map.up, header.map.outcome];
    chosen = true;
    progress.value = header.map.done;
    progress.hidden = header.map.done === 0 || header.map.done >= 1;
    stale.hidden = !header.map.stale;
    const shown = bench.spec.map.outcomes[header.map.outcome];
    low.textContent = `${shown.label} ${shown.low}`;
    high.textContent = String(shown.high);
    compare();
    go();
  };
  bench.mapBox = el("section", { class: "lk-map", hidden: true, "aria-label": w.map }, el("h4", {}, w.map), el("div", { class: "lk-mapbody" }, slot, side));
  return bench.mapBox;
}
