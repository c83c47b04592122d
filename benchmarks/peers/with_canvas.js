// Draws the numbers of same_result.py, in its order, and nothing else.
function render({ model, el }) {
  const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 1, step: 0.01, value: 0.42 });
  slider.dataset.lmSuppressShortcuts = "true";
  const canvas = Object.assign(document.createElement("canvas"), { width: 1100, height: 300 });
  const pen = canvas.getContext("2d");
  el.append(slider, canvas);
  const path = (xs, ys) => {
    pen.beginPath();
    xs.forEach((x, i) => (i ? pen.lineTo(x, ys[i]) : pen.moveTo(x, ys[i])));
  };
  const years = Array.from({ length: 41 }, (_, i) => i * 9);
  const bands = (take, colour) => {
    const level = Array.from({ length: 5 }, () => Array.from(take(41), (y) => 300 - y * 2.1));
    for (const [low, top, alpha] of [[0, 4, 0.14], [1, 3, 0.3]]) {
      path([...years, ...years.toReversed()], [...level[low], ...level[top].toReversed()]);
      pen.fillStyle = `rgba(${colour},${alpha})`;
      pen.fill();
    }
    path(years, level[2]);
    pen.strokeStyle = `rgb(${colour})`;
    pen.lineWidth = 2.5;
    pen.stroke();
  };
  const draw = () => {
    const { buffer, byteOffset, byteLength } = model.get("frame");
    const all = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
    let at = 0;
    const take = (n) => all.subarray(at, (at += n));
    pen.clearRect(0, 0, 1100, 300);
    bands(take, "31,119,180");
    bands(take, "255,127,14");
    take(200).forEach((share, i) => {
      pen.fillStyle = `rgba(180,80,11,${share})`;
      pen.fillRect(390 + (i % 40) * 8, Math.floor(i / 40) * 60, 8, 56);
    });
    const K = take(18 * 41);
    const T = take(18 * 41);
    pen.strokeStyle = "rgba(31,119,180,0.4)";
    pen.lineWidth = 1;
    for (let run = 0; run < 18 * 41; run += 41) {
      path(Array.from(K.subarray(run, run + 41), (k) => 740 + k * 340), Array.from(T.subarray(run, run + 41), (t) => 300 - t * 290));
      pen.stroke();
    }
  };
  slider.addEventListener("input", () => {
    model.set("value", Number(slider.value));
    model.save_changes();
  });
  model.on("change:frame", draw);
  draw();
}
export default { render };
