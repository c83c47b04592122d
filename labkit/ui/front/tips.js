// The i button: opens on hover, focus and click; the words can be hovered too; Escape closes from anywhere.

const LINGER = 150;

function tip(bench, name, text, facts = []) {
  const id = freshId();
  const button = el("button", { type: "button", class: "lk-i", "aria-label": name, "aria-expanded": "false" }, "i");
  const list = facts.length ? el("dl", {}, facts.flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v)])) : null;
  const more = el("p", { hidden: true });
  const box = el("div", { class: "lk-tip", role: "tooltip", id }, el("p", {}, text), list, more);
  let leaving = 0;
  const hide = () => {
    clearTimeout(leaving);
    box.remove();
    button.removeAttribute("aria-describedby");
    button.setAttribute("aria-expanded", "false");
    if (bench.hideTip === hide) bench.hideTip = null;
  };
  const show = () => {
    clearTimeout(leaving);
    if (bench.hideTip === hide) return;
    bench.hideTip?.();
    bench.hideTip = hide;
    bench.root.append(box);
    button.setAttribute("aria-describedby", id);
    button.setAttribute("aria-expanded", "true");
    beside(bench.root, button, box);
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => document.activeElement !== button && hide(), LINGER);
  };
  for (const event of ["mouseenter", "focus", "click"]) button.addEventListener(event, show);
  for (const part of [button, box]) part.addEventListener("mouseleave", leave);
  box.addEventListener("mouseenter", () => clearTimeout(leaving));
  button.addEventListener("blur", hide);
  button.more = (said) => {
    more.textContent = said;
    more.hidden = !said;
  };
  return button;
}

function beside(root, button, box) {
  const frame = root.getBoundingClientRect();
  const at = button.getBoundingClientRect();
  box.style.left = `${Math.max(0, Math.min(at.left - frame.left - 8, frame.width - box.offsetWidth - 4))}px`;
  const below = at.bottom - frame.top + 6;
  box.style.top = `${below + box.offsetHeight > frame.height ? at.top - frame.top - box.offsetHeight - 6 : below}px`;
}
