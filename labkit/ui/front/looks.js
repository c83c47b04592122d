// Looks: small sliders under a figure (a year, a future), and clicks on dots that set knobs.

const PLAY = 300;
const NEAR = 14;

function looks(bench, panel) {
  if (!panel.looks.length) return null;
  return el("div", { class: "lk-looks" }, panel.looks.map((look) => lookRow(bench, look)));
}

function lookRow(bench, look) {
  const id = freshId();
  const number = el("output", { for: id, class: "lk-lookat", "aria-live": "off" });
  const input = el("input", { type: "range", id, min: String(look.low), max: String(look.high), step: "1" });
  const track = el("div", { class: "lk-sl" }, el("span", { class: "lk-tr" }), input);
  const set = (v) => {
    input.value = String(v);
    number.textContent = String(v);
    track.style.setProperty("--v", (v - look.low) / (look.high - look.low));
  };
  const go = (v) => {
    set(v);
    bench.look(look.name, v);
  };
  input.addEventListener("input", () => {
    stop();
    go(Number(input.value));
  });
  const button = look.play ? el("button", { type: "button", class: "lk-btn lk-play" }) : null;
  let timer = 0;
  const face = () => {
    if (!button) return;
    button.textContent = timer ? "❚❚" : "▶";
    button.setAttribute("aria-label", fill(timer ? bench.words.pause : bench.words.play, look));
  };
  function stop() {
    clearInterval(timer);
    timer = 0;
    face();
  }
  const step = () => {
    if (bench.answered < bench.asked) return;
    const v = Number(input.value);
    if (v >= look.high) stop();
    else go(v + 1);
  };
  button?.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(input.value) >= look.high) go(look.low);
    timer = setInterval(step, PLAY);
    face();
    return undefined;
  });
  face();
  bench.lookRows[look.name] = { set: (v) => bench.looking?.[look.name] === undefined && set(v), stop };
  return el("div", { class: "lk-look" }, el("label", { for: id }, look.label), tip(bench, fill(bench.words.about, look), look.meaning), track, number, button);
}

// A click on a dot of the source `panel.picks` sets the knobs that its columns are named after; so do the arrow keys,
// which go from the dot where the knobs stand to the nearest one in their direction.
function picks(bench, panel, slot) {
  if (!panel.picks) return;
  slot.tabIndex = 0;
  slot.dataset.lmSuppressShortcuts = "true";
  slot.setAttribute("role", "application");
  slot.setAttribute("aria-label", fill(bench.words.pick, panel));
  const dots = () => bench.sources?.[panel.picks];
  const told = (knob, at) => (knob.kind === "choice" ? dots()[knob.name].text[at] : grain(knob, dots()[knob.name].numbers[at]));
  const set = () => bench.spec.knobs.filter((k) => k.name in dots());
  const choose = (at) => {
    if (at < 0 || bench.lost) return;
    for (const knob of set()) bench.moved[knob.name] = told(knob, at);
    bench.wish(false);
  };
  const places = () => {
    const frame = bench.picture?.rootOf(panel.name)?.frame;
    if (!frame || !dots()) return [];
    return Array.from(dots().x.numbers, (x, i) => [frame.x_scale.compute(x), frame.y_scale.compute(dots().y.numbers[i])]);
  };
  const under = (event) => {
    const box = slot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return least(places().map(([a, b]) => Math.hypot(a - x, b - y)), NEAR);
  };
  const standing = () => {
    const fits = (i) => set().filter((k) => told(k, i) === bench.header.values[k.name]).length;
    return least(places().map((_, i) => -fits(i)), Infinity);
  };
  const towards = ([right, down]) => {
    const all = places();
    const here = all[standing()];
    return least(all.map(([x, y]) => {
      const along = (x - here[0]) * right + (y - here[1]) * down;
      const across = Math.abs((x - here[0]) * down - (y - here[1]) * right);
      return along > 0 && across <= along ? along + across : Infinity;
    }), Infinity);
  };
  slot.addEventListener("mousemove", (event) => { slot.style.cursor = under(event) < 0 ? "" : "pointer"; });
  slot.addEventListener("click", (event) => choose(under(event)));
  slot.addEventListener("keydown", (event) => {
    if (!(event.key in ARROWS) || event.altKey || event.ctrlKey || event.metaKey || !dots()) return;
    event.preventDefault();
    choose(towards(ARROWS[event.key]));
  });
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// Where the least number below a limit stands, or -1.
function least(numbers, limit) {
  return numbers.reduce((best, n, i) => (n < (best < 0 ? limit : numbers[best]) ? i : best), -1);
}
