// Controls made from the knobs. Native elements, so that keyboard, touch and screen readers work as everywhere.

function knobs(bench) {
  bench.rows = {};
  const row = (knob) => {
    const made = knob.kind === "number" ? slider(bench, knob) : knob.kind === "choice" ? choice(bench, knob) : flag(bench, knob);
    bench.rows[knob.name] = made;
    made.idle = idling(bench, made);
    return made.node;
  };
  const first = el("div", { class: "lk-knobs" }, bench.spec.knobs.filter((k) => k.first).map(row));
  const rest = bench.spec.knobs.filter((k) => !k.first);
  bench.foldCount = el("span", {}, String(rest.length));
  const fold = el(
    "details",
    { class: "lk-fold" },
    el("summary", {}, bench.words.assumptions, bench.foldCount),
    el("div", { class: "lk-knobs lk-more" }, rest.map(row)),
  );
  return rest.length ? [first, fold] : [first];
}

// A knob that changes nothing at a setting can still be moved; it says so where its unit stands, and in its tip.
function idling(bench, row) {
  const { node, info, small, named } = row;
  const w = bench.words;
  return (is) => {
    node.classList.toggle("lk-idle", is);
    row.off = is;
    small.textContent = is ? w.idle : row.unit;
    small.hidden = !small.textContent;
    info.more(is ? w.idle_why : "");
    named.idle = is ? w.idle_why : "";
    describe(named);
  };
}

// Knobs that divide a whole: in place of its unit each says its part of the sum, while the hand moves any of them.
function divide(bench) {
  const rows = bench.spec.split.map((name) => bench.rows[name]);
  const sum = rows.reduce((all, row) => all + row.held(), 0);
  for (const row of rows) row.part(sum ? `= ${Math.round((100 * row.held()) / sum)}\u202f%` : "");
}

// What is said of a control beside its name: that it is not used here, and where A was pinned.
function describe({ at, idle = "", pinned = "" }) {
  const said = [idle, pinned].filter(Boolean).join(" ");
  if (said) at.setAttribute("aria-description", said);
  else at.removeAttribute("aria-description");
}

function slider(bench, knob) {
  const id = freshId();
  const value = el("input", { class: "lk-val", inputmode: "decimal", autocomplete: "off", "aria-label": fill(bench.words.value_of, knob) });
  const range = knob.log ? { min: "0", max: "1", step: "0.001" } : { min: String(knob.low), max: String(knob.high), step: String(knob.step) };
  const input = el("input", { type: "range", id, ...range });
  const mark = el("span", { class: "lk-a", "aria-hidden": "true", hidden: true }, "A");
  const track = el("div", { class: "lk-sl" }, el("span", { class: "lk-tr" }), el("span", { class: "lk-df" }), mark, input);
  const unit = ["share", "index"].includes(knob.unit) ? "" : knob.unit;
  const small = el("small", { hidden: !unit }, unit);
  const at = (v) => place(knob, v);
  const divides = bench.spec.split.includes(knob.name);
  let held = knob.default;
  track.style.setProperty("--d", at(knob.default));
  const paint = (v) => {
    held = v;
    track.style.setProperty("--v", at(v));
    input.setAttribute("aria-valuetext", `${spelt(knob, v)} ${knob.unit}`);
    const typing = document.activeElement === value && value.value !== value.dataset.shown;
    value.dataset.shown = spelt(knob, v);
    if (!typing) value.value = value.dataset.shown;
    value.style.width = `${Math.max(value.value.length, 2) + 1}ch`;
    if (divides) divide(bench);
  };
  const move = (v) => {
    paint(v);
    bench.drag(knob.name, v);
  };
  input.addEventListener("input", () => move(knob.log ? grain(knob, knob.low * (knob.high / knob.low) ** Number(input.value)) : Number(Number(input.value).toFixed(10))));
  if (knob.log) {
    input.addEventListener("keydown", (event) => {
      if (!(event.key in NUDGES) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const v = nudged(knob, held, NUDGES[event.key]);
      input.value = String(at(v));
      move(v);
    });
  }
  for (const end of ["pointerup", "blur"]) input.addEventListener(end, () => bench.rest());
  const commit = () => {
    if (value.value === value.dataset.shown) return;
    const typed = value.value.trim().replace(",", ".");
    value.dataset.shown = value.value;
    bench.type(knob.name, typed !== "" && Number.isFinite(Number(typed)) ? Number(typed) : value.value);
  };
  value.addEventListener("blur", commit);
  value.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") value.value = value.dataset.shown;
  });
  const label = el("label", { for: id }, knob.label);
  const info = about(bench, knob);
  const node = el("div", { class: divides ? "lk-knob lk-divides" : "lk-knob", "data-knob": knob.name }, el("div", { class: "lk-top" }, label, info, el("span", { class: "lk-vu" }, value, small)), track);
  const named = { at: input };
  const pin = (v) => {
    mark.hidden = v === undefined;
    if (v !== undefined) track.style.setProperty("--a", at(v));
    named.pinned = v === undefined ? "" : fill(bench.words.pinned_at, { value: spelt(knob, v) });
    describe(named);
  };
  const set = (v) => {
    input.value = String(knob.log ? at(v) : v);
    paint(v);
  };
  const row = { node, info, small, unit, named, pin, set, focus: () => value.focus(), held: () => held };
  row.part = (text) => {
    row.unit = text || unit;
    if (!row.off) small.textContent = row.unit;
    input.setAttribute("aria-valuetext", `${spelt(knob, held)} ${knob.unit} ${text}`.trim());
  };
  return row;
}

// On a log slider a key goes on by a ratio, and by one step at least.
const NUDGES = { ArrowRight: 1.04, ArrowUp: 1.04, ArrowLeft: 1 / 1.04, ArrowDown: 1 / 1.04, PageUp: 1.5, PageDown: 1 / 1.5 };

function nudged(knob, value, ratio) {
  const v = grain(knob, value * ratio);
  return v === value ? grain(knob, value + (ratio > 1 ? knob.step : -knob.step)) : v;
}

function grain(knob, v) {
  const steps = Math.round((v - knob.low) / knob.step);
  return Math.min(knob.high, Math.max(knob.low, Number((knob.low + steps * knob.step).toFixed(10))));
}

function place(knob, v) {
  if (knob.log) return Math.log(v / knob.low) / Math.log(knob.high / knob.low);
  return (v - knob.low) / (knob.high - knob.low);
}

function choice(bench, knob) {
  const fits = knob.choices.length <= 4 && knob.choices.join("").length <= 26;
  const group = fits ? segments(bench, knob) : dropdown(bench, knob);
  const info = about(bench, knob);
  const { small, box } = aside();
  const node = el("div", { class: "lk-knob", "data-knob": knob.name }, el("div", { class: "lk-top" }, el("span", { class: "lk-lab" }, knob.label), info, box), group.node);
  return { ...group, node, info, small, unit: "", named: { at: group.node } };
}

function segments(bench, knob) {
  // Names out of the data stand as they are written there.
  const face = (c) => (bench.spec.kept.includes(knob.name) ? c : c[0].toUpperCase() + c.slice(1));
  const buttons = knob.choices.map((c) => el("button", { type: "button", "data-value": c, onclick: () => bench.type(knob.name, c) }, face(c)));
  const pin = (v) => buttons.forEach((b) => b.classList.toggle("lk-was", b.dataset.value === v));
  const set = (v) => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.value === v)));
  return { node: el("div", { class: "lk-seg", role: "group", "aria-label": knob.label }, buttons), pin, set, focus: () => buttons[0].focus() };
}

function dropdown(bench, knob) {
  const select = el("select", { class: "lk-select", "aria-label": knob.label, onchange: () => bench.type(knob.name, select.value) });
  select.append(...knob.choices.map((c) => el("option", { value: c }, c)));
  return { node: select, pin: () => {}, set: (v) => { select.value = v; }, focus: () => select.focus() };
}

function flag(bench, knob) {
  const id = freshId();
  const box = el("input", { type: "checkbox", id, onchange: () => bench.type(knob.name, box.checked) });
  const info = about(bench, knob);
  const { small, box: beside } = aside();
  const node = el("div", { class: "lk-knob", "data-knob": knob.name }, el("div", { class: "lk-top" }, box, el("label", { for: id }, knob.label), info, beside));
  return { node, info, small, unit: "", named: { at: box }, pin: () => {}, set: (v) => { box.checked = v; }, focus: () => box.focus() };
}

// Where a slider has its value and its unit, others have room for a word.
function aside() {
  const small = el("small", { hidden: true });
  return { small, box: el("span", { class: "lk-vu" }, small) };
}

function about(bench, knob) {
  const w = bench.words;
  const facts = [
    [w.range, `${knob.rule}`],
    [w.unit, knob.unit],
    [w.default, spelt(knob, knob.default, w)],
    [w.source, knob.source],
  ];
  return tip(bench, fill(w.about, knob), knob.meaning, facts);
}
