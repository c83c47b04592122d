// The bench: puts the parts together, sends wishes, shows frames.

const REST = 140;
const PATIENCE = 200;
const LONG = 15000;

class BenchView {
  constructor(model, root) {
    const spec = model.get("spec");
    Object.assign(this, { model, root, spec, words: spec.words, asked: 0, answered: 0, moved: {}, queue: [], lost: false, header: null, me: freshId() });
    root.classList.add("lk");
    this.status = el("div", { class: "lk-status" });
    this.say = el("p", { class: "lk-say" });
    this.live = el("p", { class: "lk-hear", "aria-live": "polite" });
    this.error = el("div", { class: "lk-err", role: "alert", hidden: true });
    this.notice = el("div", { class: "lk-err lk-lost", role: "alert", hidden: true });
    this.rail = el("section", { class: "lk-rail", "aria-label": this.words.knobs }, presets(this), knobs(this), actions(this));
    const main = el("div", { class: "lk-main" }, this.say, this.live, this.error, this.notice, pinLine(this), panels(this), ...sections(this, outcomeMap(this), table(this)));
    root.replaceChildren(el("div", { class: "lk-head" }, el("h3", {}, spec.question), dataMenu(this), this.status), el("div", { class: "lk-body" }, this.rail, main, foot(this)));
    this.update = this.update.bind(this);
    this.message = (content, buffers) => content.kind === "file" && content.to === this.me && saveFile(content, buffers);
    for (const part of ["spec", "frame"]) model.on(`change:${part}`, this.update);
    model.on("msg:custom", this.message);
    this.themes = new MutationObserver(() => this.theme() !== this.picture?.theme && this.redraw());
    this.themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.hideTip?.());
    this.update();
    this.redraw();
    this.watchKernel();
  }

  theme() {
    return document.body.dataset.jpThemeLight === "false" ? "dark" : "light";
  }

  async redraw() {
    const theme = this.theme();
    for (const [role, colour] of Object.entries(this.spec.colours[theme])) this.root.style.setProperty(`--${role.replace("_", "-")}`, colour);
    this.root.dataset.theme = theme;
    paintRamps(this, theme);
    this.picture?.clear();
    const picture = (this.picture = new Picture(this.spec, theme, this.slots));
    try {
      await picture.draw(this.model);
      if (picture !== this.picture || picture.gone) return;
      this.paint();
      this.root.dataset.ready = "true";
    } catch (error) {
      if (picture.gone) return;
      console.error(error);
      this.showError({ bold: this.words.error_bold, text: fill(this.words.loading_failed, { reason: error.message }) }, false);
    }
  }

  // A wish names the knobs that the hand moved since the last answer, no others; wishes coalesce, the latest wins.
  wish(draft) {
    this.model.set("wish", { n: this.next(), values: { ...this.moved }, draft });
    this.model.save_changes();
  }

  // A message waits for the answer to the last wish, and is counted with the wishes: a wish that comes late cannot
  // undo a Reset, and Pin keeps the run that the hand has just made.
  ask(message) {
    this.rest();
    this.queue.push(message);
    if (this.answered >= this.asked) this.flush();
  }

  // A look is not a knob: the latest one waits until the last question is answered.
  look(name, value) {
    this.looking = { ...this.looking, [name]: value };
    if (this.answered >= this.asked) this.flush();
  }

  flush() {
    if (this.looking) this.queue.push({ do: "look", at: this.looking });
    this.looking = null;
    for (const { buffers, ...message } of this.queue.splice(0)) this.model.send({ ...message, n: this.next() }, undefined, buffers);
  }

  next() {
    this.asked += 1;
    clearTimeout(this.slow);
    clearTimeout(this.silent);
    this.slow = setTimeout(() => this.showStatus(), PATIENCE);
    this.silent = setTimeout(() => this.answered < this.asked && this.warn(fill(this.words.slow, this.header)), LONG);
    return this.asked;
  }

  drag(name, value) {
    this.moved[name] = value;
    this.wish(true);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST);
    this.dragging = true;
  }

  rest() {
    clearTimeout(this.resting);
    if (this.dragging) this.wish(false);
    this.dragging = false;
  }

  type(name, value) {
    this.moved[name] = value;
    this.wish(false);
  }

  // Over other data the knobs are others. A frame without its spec waits for it, and a spec for its frame.
  rebind(spec) {
    Object.assign(this, { spec, moved: {}, dragging: false });
    clearTimeout(this.resting);
    this.hideTip?.();
    const unfolded = this.rail.querySelector("details")?.open;
    const held = this.rail.contains(document.activeElement) && document.activeElement.closest("[data-knob]")?.dataset.knob;
    this.rail.replaceChildren(...[presets(this), knobs(this), actions(this)].flat());
    if (unfolded) this.rail.querySelector("details").open = true;
    this.rows[held]?.focus();
  }

  update() {
    const spec = this.model.get("spec");
    const { header, sources } = unpack(this.model.get("frame"));
    if (header.edition !== spec.edition) return;
    const before = this.header;
    if (spec.edition !== this.spec.edition) this.rebind(spec);
    Object.assign(this, { header, sources, answered: header.n });
    const settled = header.n >= this.asked;
    if (settled) {
      this.asked = header.n;
      this.moved = {};
      this.notice.hidden = true;
      this.showPreset(header.values);
    }
    for (const [name, row] of Object.entries(this.rows)) {
      if (!(name in this.moved)) row.set(header.values[name]);
      row.idle(header.idle.includes(name));
    }
    const moved = this.spec.knobs.filter((k) => !k.first && header.values[k.name] !== k.default).length;
    const all = this.spec.knobs.filter((k) => !k.first).length;
    this.foldCount.textContent = moved ? fill(this.words.assumptions_changed, { changed: moved, all }) : String(all);
    this.say.replaceChildren(...marked(header.sentence));
    if (!header.draft && this.live.textContent !== this.say.textContent) this.live.textContent = this.say.textContent;
    this.token.textContent = this.token.title = header.token;
    this.tableLink.textContent = header.table ? this.words.table_close : this.words.table;
    this.showPin(header.pinned);
    showPanels(this, header);
    showTable(this, header);
    this.showMap?.(header);
    this.showData?.(header);
    this.showSections?.(header);
    // A background that fills in says nothing new: it takes no line away, and tells none twice.
    const told = ({ n, error }) => JSON.stringify([n, error]);
    if (!before || told(header) !== told(before)) this.showError(header.error, !header.error?.done);
    this.showStatus();
    this.paint();
    // Last, so that a look that waits is not set back to what this frame shows.
    if (settled) this.flush();
  }

  paint() {
    if (this.picture?.views) this.picture.show(this.sources, this.header.tops);
    this.root.dataset.painted = String(this.header.n);
    this.root.dataset.draft = String(this.header.draft);
    this.root.dataset.filling = this.header.filling;
  }

  showStatus() {
    const { header, words } = this;
    const open = this.answered < this.asked;
    const [shape, text] = this.lost
      ? ["ring", words.not_connected]
      : header.error && !header.error.done
        ? ["square", words.not_computed]
        : open
          ? ["busy", words.computing]
          : header.draft
            ? ["busy", fill(words.refining, { runs: header.runs, all: this.spec.runs })]
            : header.filling
              ? ["busy", header.filling]
              : ["dot", fill(words.futures, header)];
    this.status.replaceChildren(el("i", { class: `lk-state lk-state-${shape}`, "aria-hidden": "true" }), text);
  }

  showError(error, undo = true) {
    this.error.hidden = !error;
    if (!error) return this.error.replaceChildren();
    const back = () => {
      this.ask({ do: "undo" });
      this.rows[error.knob]?.focus();
    };
    const points = error.points ? el("ul", { class: "lk-points", tabindex: "0", "aria-label": this.words.points }, error.points.map((point) => el("li", {}, point))) : "";
    const away = link(error.points ? this.words.close : this.words.undo, back);
    return this.error.replaceChildren(el("b", {}, error.bold), el("span", {}, error.text), undo ? away : "", points);
  }

  // What the page itself does not do; the kernel does not hear of it.
  refuse(text) {
    this.showError({ bold: this.words.error_bold, text }, false);
    this.error.append(link(this.words.close, () => this.showError(null)));
  }

  warn(text, bold = "", ...rest) {
    this.notice.hidden = false;
    this.notice.replaceChildren(el("b", {}, bold), el("span", {}, text), ...rest);
  }

  // A restarted or stopped kernel forgets the bench. The widget's model and the kernel's own status both tell.
  async watchKernel() {
    const gone = ["restarting", "autorestarting", "terminating", "dead"];
    this.kernelStatus = (_, status) => gone.includes(status) && this.lose();
    try {
      const manager = this.model.widget_manager;
      this.kernel = manager.kernel;
      this.kernel?.statusChanged?.connect(this.kernelStatus);
      this.kernelGone = () => this.lose();
      this.kernel?.disposed?.connect(this.kernelGone);
      const whole = await manager.get_model(this.spec.model);
      const look = () => whole.comm_live === false && this.lose();
      whole.on("comm_live_update", look);
      this.unwatch = () => whole.off("comm_live_update", look);
      look();
    } catch (error) {
      console.warn("labkit: the kernel's state is not watched", error);
    }
  }

  // Nothing answers any more: keep the picture, say what to do, hand out the scenario.
  lose() {
    if (this.lost) return;
    this.lost = true;
    this.halt();
    this.root.classList.add("lk-gone");
    for (const control of this.root.querySelectorAll("input, select, button")) control.disabled = true;
    const copy = link(this.words.copy, () => copyText(this.header.token));
    this.warn(`${this.words.kernel_text} `, this.words.kernel_bold, el("code", {}, this.header.token), copy);
    this.showStatus();
  }

  close() {
    for (const part of ["spec", "frame"]) this.model.off(`change:${part}`, this.update);
    this.model.off("msg:custom", this.message);
    this.themes.disconnect();
    this.kernel?.statusChanged?.disconnect(this.kernelStatus);
    this.kernel?.disposed?.disconnect(this.kernelGone);
    this.unwatch?.();
    this.halt();
    this.picture?.clear();
  }

  // Nothing goes on by itself: no play, no waiting for an answer.
  halt() {
    for (const row of Object.values(this.lookRows)) row.stop();
    for (const timer of [this.resting, this.slow, this.silent]) clearTimeout(timer);
  }
}

export default {
  render({ model, el: root }) {
    const view = new BenchView(model, root);
    return () => view.close();
  },
};
