// Words and small elements. Text always enters the page as text, never as HTML.

const FOCUSABLE = ["button", "input", "select", "summary"];

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  // JupyterLab would take arrow keys and Enter for itself; it looks at the focused element only.
  if (FOCUSABLE.includes(tag)) node.dataset.lmSuppressShortcuts = "true";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A value off the step grid is not rounded: 0.423 stays 0.423.
function spelt(knob, value, words) {
  if (knob.kind === "number") {
    if (typeof value !== "number") return String(value);
    const rounded = value.toFixed(knob.decimals);
    return Math.abs(Number(rounded) - value) < 1e-9 ? rounded : String(Number(value.toPrecision(12)));
  }
  return knob.kind === "choice" ? value : words[value ? "yes" : "no"];
}

// **bold** and {role:text}, as Python marks them.
function marked(text) {
  const out = [];
  let at = 0;
  for (const hit of text.matchAll(/\*\*(.+?)\*\*|\{(\w+):(.+?)\}/g)) {
    out.push(text.slice(at, hit.index));
    out.push(hit[1] !== undefined ? el("b", {}, hit[1]) : el("b", { style: `color:var(--${hit[2]})` }, hit[3]));
    at = hit.index + hit[0].length;
  }
  return [...out, text.slice(at)];
}

let lastId = 0;
function freshId() {
  lastId += 1;
  return `lk-${lastId}-${Math.random().toString(36).slice(2, 7)}`;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { style: "position:fixed;opacity:0" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
