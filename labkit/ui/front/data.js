// The data of a lab: a menu of those that come with it, and files of one's own, sent to the kernel in parts.

const ACCEPTED = ".csv,.zip,.xlsx";
const MOST_MB = 20;
const PART = 4000000; // bytes; Jupyter's server drops the connection at a message of 10 MB

function dataMenu(bench) {
  if (!bench.spec.data) return [];
  const w = bench.words;
  const { shipped, template } = bench.spec.data;
  const select = el("select", { class: "lk-select", "aria-label": w.data });
  const own = el("option", { value: "" });
  select.append(...Object.entries(shipped).map(([value, text]) => el("option", { value }, text)), own);
  select.addEventListener("change", () => bench.ask({ do: "data", key: select.value }));
  const input = el("input", { type: "file", class: "lk-files-in", multiple: true, accept: ACCEPTED, hidden: true });
  input.addEventListener("change", () => {
    const files = [...input.files];
    // Or the same file, corrected, would be no change.
    input.value = "";
    sendFiles(bench, files);
  });
  const load = link(w.data_load, () => input.click());
  const blank = template ? link(w.data_template, () => bench.ask({ do: "template", to: bench.me })) : null;
  const notes = el("ul", { class: "lk-notes", hidden: true });
  const count = link("", () => {
    notes.hidden = !notes.hidden;
    count.setAttribute("aria-expanded", String(!notes.hidden));
  });
  count.setAttribute("aria-expanded", "false");
  bench.showData = ({ data, n }) => {
    own.hidden = own.disabled = data.own === null;
    own.textContent = fill(w.data_own, { label: data.own });
    if (n >= bench.asked) select.value = data.key;
    select.title = data.key ? data.label : own.textContent;
    showNotes(w, count, notes, data);
  };
  dropFiles(bench);
  return [el("div", { class: "lk-data" }, select, load, input, blank, count), notes];
}

function showNotes(w, count, list, data) {
  count.hidden = !data.notes.length;
  count.textContent = data.notes.length === 1 ? w.data_note : fill(w.data_notes, { count: data.notes.length });
  list.setAttribute("aria-label", fill(w.data_notes_of, data));
  list.replaceChildren(...data.notes.map((note) => el("li", {}, note)));
  if (data.notes.length) return;
  list.hidden = true;
  count.setAttribute("aria-expanded", "false");
}

function dropFiles(bench) {
  const { root } = bench;
  const hears = (name, act) => root.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  });
  const over = (is) => root.classList.toggle("lk-drop", is);
  for (const name of ["dragenter", "dragover"]) hears(name, () => over(true));
  hears("dragleave", (event) => over(root.contains(event.relatedTarget)));
  hears("drop", (event) => {
    over(false);
    sendFiles(bench, [...event.dataTransfer.files]);
  });
}

async function sendFiles(bench, files) {
  const w = bench.words;
  if (!files.length || bench.lost) return;
  const size = files.reduce((sum, file) => sum + file.size, 0) / 1e6;
  const names = files.map((file) => file.name).join(", ");
  if (size > MOST_MB) {
    bench.refuse(fill(w.data_too_large, { names, size: size.toFixed(1), most: MOST_MB }));
    return;
  }
  if (new Set(files.map((file) => file.name)).size < files.length) {
    bench.refuse(fill(w.data_twice, { names }));
    return;
  }
  const read = await Promise.all(files.map((file) => file.arrayBuffer().catch(() => null)));
  const unread = read.indexOf(null);
  if (unread >= 0) {
    bench.refuse(fill(w.data_unread, { name: files[unread].name }));
    return;
  }
  const batch = freshId();
  files.forEach(({ name }, i) => {
    for (const part of parts(read[i])) bench.ask({ do: "upload", batch, name, buffers: [part] });
  });
  bench.ask({ do: "load", batch, sizes: Object.fromEntries(files.map(({ name }, i) => [name, read[i].byteLength])) });
}

// An empty file is one empty part.
function parts(bytes) {
  const count = Math.max(1, Math.ceil(bytes.byteLength / PART));
  return Array.from({ length: count }, (_, i) => bytes.slice(i * PART, (i + 1) * PART));
}
