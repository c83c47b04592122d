// The figures: BokehJS comes from the kernel once a page, and only if the page lacks that version.

const WAITING = "__labkit_bokeh__";
const ASK_AGAIN = 3000;
const GIVE_UP = 30000;

// Every bench asks its own kernel, again and again; the first answer serves them all.
function bokeh(version, model) {
  const have = globalThis.Bokeh?.[version];
  if (have) return Promise.resolve(have);
  if (!globalThis.DecompressionStream) return Promise.reject(new Error("this browser is too old (no DecompressionStream)"));
  const waiting = (globalThis[WAITING] ??= {});
  waiting[version] ??= resolvers();
  const wait = waiting[version];
  const { promise, resolve, reject } = wait;
  const take = async (message, buffers) => {
    // A slow kernel is asked twice and answers twice; a second Bokeh would take the place of the first.
    if (message.kind !== "bokeh" || wait.taken) return;
    wait.taken = true;
    try {
      if (!globalThis.Bokeh?.[version]) await run(buffers[0]);
      resolve(globalThis.Bokeh[version]);
    } catch (error) {
      reject(error);
    }
  };
  const ask = () => model.send({ do: "bokeh" });
  model.on("msg:custom", take);
  ask();
  const again = setInterval(ask, ASK_AGAIN);
  const late = setTimeout(() => reject(new Error("the kernel does not answer")), GIVE_UP);
  const done = () => {
    clearInterval(again);
    clearTimeout(late);
    model.off("msg:custom", take);
  };
  promise.then(done, () => {
    delete waiting[version];
    done();
  });
  return promise;
}

async function run(packed) {
  const script = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  new Function("define", "module", "exports", script).call(globalThis);
}

function resolvers() {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => { [resolve, reject] = [yes, no]; });
  return { promise, resolve, reject };
}

// Since Bokeh 3.5 every paint rewrites a style sheet even when its text is unchanged, and the next
// renderer pays for it. These are private members of BokehJS 3.9: where they are missing, Bokeh
// runs as ever, only slower. Returns how many sheets were made quiet.
function calm(view) {
  let quiet = 0;
  try {
    const sheet = view.position;
    if (sheet && typeof sheet.replace === "function" && typeof sheet.css === "string" && !Object.hasOwn(sheet, "replace")) {
      const put = sheet.replace.bind(sheet);
      const late = "glyph" in view;
      let shown = sheet.css;
      let timer = 0;
      sheet.replace = (css, styles) => {
        if (styles !== undefined) return put(css, styles);
        clearTimeout(timer);
        if (css === shown) return undefined;
        if (late && css !== "") timer = setTimeout(() => put((shown = css)), 200);
        else put((shown = css));
        return undefined;
      };
      quiet += 1;
    }
    for (const child of view.children()) quiet += calm(child);
  } catch (error) {
    console.warn("labkit: figures are drawn without the fast path", error);
  }
  return quiet;
}

// A figure of BokehJS 3.9 listens to the zoom of the page for ever, and all that it drew stays in memory with it.
// Here it stops when it is removed. Private members again: where they are missing, Bokeh runs as ever.
function stopsListening(B) {
  const zoom = globalThis.visualViewport;
  try {
    const figure = B.require("models/plots/plot_canvas").PlotView.prototype;
    if (!zoom || figure.remove.stops) return;
    const { connect_signals: connect, remove } = figure;
    figure.connect_signals = function () {
      const { signal } = (this.labkitEnd = new AbortController());
      zoom.addEventListener = (type, listen) => EventTarget.prototype.addEventListener.call(zoom, type, listen, { signal });
      try {
        connect.call(this);
      } finally {
        delete zoom.addEventListener;
      }
    };
    figure.remove = function () {
      this.labkitEnd?.abort();
      remove.call(this);
    };
    figure.remove.stops = true;
  } catch (error) {
    console.warn("labkit: figures that are gone stay in memory", error);
  }
}

class Picture {
  constructor(spec, theme, elements) {
    Object.assign(this, { spec, theme, elements, models: {}, shown: {}, doc: null, views: null, gone: false });
  }

  async draw(model) {
    const B = await bokeh(this.spec.bokeh, model);
    if (this.gone) return;
    this.B = B;
    stopsListening(B);
    const { Document } = B.require("document");
    this.ndarray = B.require("core/util/ndarray").ndarray;
    this.doc = Document.from_json(this.spec.docs[this.theme]);
    this.views = await B.embed.add_document_standalone(this.doc, document.body, this.elements);
    if (this.gone) {
      this.clear();
      return;
    }
    let quiet = 0;
    for (const view of this.views) {
      quiet += calm(view);
      // Bokeh makes each figure a stop of the Tab key, where nothing can be done.
      if (view.canvas_view?.events_el) view.canvas_view.events_el.tabIndex = -1;
    }
    this.elements[0].dataset.quietSheets = quiet;
  }

  show(sources, tops) {
    for (const [panel, top] of Object.entries(tops)) this.reach(panel, top);
    for (const [name, columns] of Object.entries(sources)) {
      if (sameSource(this.shown[name], columns)) continue;
      this.models[name] ??= this.doc.get_model_by_name(name);
      this.models[name].data = Object.fromEntries(Object.entries(columns).map(([c, v]) => [c, this.column(c, v)]));
      this.shown[name] = columns;
    }
  }

  model(panel) {
    const figures = this.spec.panels.filter((p) => p.figure).map((p) => p.name);
    return this.doc.roots()[figures.indexOf(panel)];
  }

  rootOf(panel) {
    const model = this.views && this.model(panel);
    return model ? [...this.views].find((view) => view.model === model) : null;
  }

  reach(panel, top) {
    const range = this.model(panel).y_range;
    if (range.end !== top) range.end = top;
  }

  column(name, { kind, shape, numbers, text }) {
    if (kind === "text") return name === "colour" ? text.map((role) => this.spec.colours[this.theme][role]) : text;
    if (kind === "numbers") return numbers;
    if (kind === "image") return [this.ndarray(numbers, { dtype: "float32", shape })];
    return Array.from({ length: shape[0] }, (_, i) => numbers.subarray(i * shape[1], (i + 1) * shape[1]));
  }

  clear() {
    this.gone = true;
    this.views?.clear?.();
    this.doc?.clear?.();
    const open = this.B?.documents ?? [];
    if (open.includes(this.doc)) open.splice(open.indexOf(this.doc), 1);
    for (const element of this.elements) element.replaceChildren();
  }
}
