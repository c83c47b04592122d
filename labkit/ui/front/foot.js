// Foot: scenario token, paste, table, download. Head of the rail: presets and the three actions.

function foot(bench) {
  const w = bench.words;
  bench.token = el("code", {});
  const copy = link(w.copy, async () => {
    await copyText(bench.header.token);
    copy.textContent = w.copied;
    setTimeout(() => { copy.textContent = w.copy; }, 1500);
  });
  const field = el("input", { class: "lk-paste", "aria-label": w.paste_label, autocomplete: "off", spellcheck: "false" });
  const form = el("form", { class: "lk-pasteform", hidden: true }, field, el("button", { class: "lk-btn" }, w.open));
  const read = (event) => {
    event.preventDefault();
    bench.ask({ do: "read", token: field.value });
  };
  form.addEventListener("submit", read);
  // JupyterLab keeps Enter from submitting a form inside a cell.
  field.addEventListener("keydown", (event) => event.key === "Enter" && read(event));
  const paste = link(w.paste, () => {
    form.hidden = !form.hidden;
    if (!form.hidden) field.focus();
  });
  const shut = link(w.table, () => bench.ask({ do: "table", open: !bench.header.table }));
  bench.tableLink = shut;
  const files = el("span", { class: "lk-files", hidden: true }, ["csv", "json", "svg", ...bench.spec.files].map((form) => link(w.files[form] ?? form.toUpperCase(), () => bench.ask({ do: "download", form, to: bench.me }))));
  const download = toggle(w.download, () => files);
  const map = bench.spec.map ? toggle(w.map, () => bench.mapBox, w.map_close, () => bench.firstMap()) : null;
  return el("div", { class: "lk-foot" }, el("span", { class: "lk-scenario" }, bench.token, copy), el("span", { class: "lk-sp" }), paste, map, shut, download, files, form);
}

// A link that opens and closes something; `opened` is told each time it opens.
function toggle(text, box, close = text, opened = () => {}) {
  const button = link(text, () => {
    const shown = box().hidden;
    box().hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    button.textContent = shown ? close : text;
    if (!shown) return;
    box().scrollIntoView({ block: "nearest" });
    opened();
  });
  button.setAttribute("aria-expanded", "false");
  return button;
}

function link(text, onclick) {
  return el("button", { type: "button", class: "lk-btn lk-link", onclick }, text);
}

function saveFile({ name, type, text }, buffers) {
  const url = URL.createObjectURL(new Blob([text ?? buffers[0]], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function presets(bench) {
  const w = bench.words;
  const select = el("select", { class: "lk-select", "aria-label": w.preset });
  const own = el("option", { value: "own", disabled: true, hidden: true }, `${w.preset}: ${w.preset_own}`);
  select.append(el("option", { value: "" }, w.preset_default), ...bench.spec.presets.map((p) => el("option", { value: p.key }, `${w.preset}: ${p.label}`)), own);
  select.addEventListener("change", () => bench.ask(select.value ? { do: "preset", key: select.value } : { do: "reset" }));
  const notes = el("span", { class: "lk-presetnote" });
  bench.showPreset = (values) => {
    const fits = (knobs) => Object.entries(knobs).every(([name, value]) => values[name] === value);
    const preset = bench.spec.presets.find((p) => fits(p.knobs));
    const atDefault = bench.spec.knobs.every((k) => values[k.name] === k.default);
    const chosen = atDefault ? "" : preset ? preset.key : "own";
    if (select.value === chosen && notes.dataset.key === chosen) return;
    select.value = chosen;
    notes.dataset.key = chosen;
    notes.replaceChildren(...(preset && !atDefault ? [tip(bench, fill(w.about, preset), preset.note)] : []));
  };
  return el("div", { class: "lk-row lk-preset" }, select, notes);
}

function actions(bench) {
  const w = bench.words;
  const button = (text, message, kind = "") => el("button", { type: "button", class: `lk-btn ${kind}`, onclick: () => bench.ask({ do: message }) }, text);
  return el("div", { class: "lk-acts" }, button(w.pin, "pin", "lk-pri"), button(w.luck, "luck"), button(w.reset, "reset"));
}

function pinLine(bench) {
  const w = bench.words;
  const text = el("span", {});
  const swap = link(w.swap, () => bench.ask({ do: "swap" }));
  const unpin = link(w.unpin, () => {
    bench.ask({ do: "unpin" });
    bench.root.querySelector(".lk-pri").focus();
  });
  const only = [el("span", { class: "lk-dash", "aria-hidden": "true" }), el("span", {}, el("b", {}, "A"), " ", text), swap, unpin];
  const none = el("span", {}, w.nothing_pinned);
  bench.showPin = (pinned) => {
    for (const [name, row] of Object.entries(bench.rows)) row.pin(pinned?.values[name]);
    for (const part of only) part.hidden = !pinned;
    none.hidden = Boolean(pinned);
    text.textContent = pinned ? `${w.pinned}: ${pinned.text}. ${w.same_luck}` : "";
  };
  return el("p", { class: "lk-pin" }, none, only);
}
