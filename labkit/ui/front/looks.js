// Looks: small sliders under a figure (a year, a future), and clicks on dots that set knobs.

const PLAY = 300;
const NEAR = 14;

function looks(bench, panel) {
  if (!panel.looks.length) return null;
  return el("div", { class: "lk-looks" }, panel.looks.map((look) => lookRow(bench, look)));
}

function lookRow(bench, look) {
  const id = freshId();
  const number = el("output", { for: id, class: "lk-lookat" });
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

// A click on a dot of the source `panel.picks` sets the knobs that its columns are named after.
function picks(bench, panel, slot) {
  if (!panel.picks) return;
  const nearest = (event) => {
    const root = bench.picture?.rootOf(panel.name);
    const dots = bench.sources?.[panel.picks];
    if (!root || !dots) return -1;
    const box = slot.getBoundingClientRect();
    const { x_scale: across, y_scale: up } = root.frame;
    let best = -1;
    let least = NEAR * NEAR;
    for (let i = 0; i < dots.x.numbers.length; i += 1) {
      const dx = across.compute(dots.x.numbers[i]) - (event.clientX - box.left);
      const dy = up.compute(dots.y.numbers[i]) - (event.clientY - box.top);
      if (dx * dx + dy * dy < least) [best, least] = [i, dx * dx + dy * dy];
    }
    return best;
  };
  slot.addEventListener("mousemove", (event) => { slot.style.cursor = nearest(event) < 0 ? "" : "pointer"; });
  slot.addEventListener("click", (event) => {
    const at = nearest(event);
    if (at < 0 || bench.lost) return;
    const knobs = bench.spec.knobs.map((k) => k.name).filter((name) => name in bench.sources[panel.picks]);
    for (const name of knobs) bench.moved[name] = bench.sources[panel.picks][name].numbers[at];
    bench.wish(false);
  });
}
