// The figures: BokehJS comes from the kernel once a page, and only if the page lacks that version.

const WAITING = "__labkit_bokeh__";

// Every bench asks its own kernel and takes the first answer: the kernel that was asked before may be gone.
function bokeh(version, model) {
  const have = globalThis.Bokeh?.[version];
  if (have) return Promise.resolve(have);
  const waiting = (globalThis[WAITING] ??= {});
  waiting[version] ??= resolvers();
  const take = async (message, buffers) => {
    if (message.kind !== "bokeh") return;
    model.off("msg:custom", take);
    if (!globalThis.Bokeh?.[version]) {
      const packed = new Blob([buffers[0]]).stream().pipeThrough(new DecompressionStream("gzip"));
      const script = await new Response(packed).text();
      new Function("define", "module", "exports", script).call(globalThis);
    }
    waiting[version].resolve(globalThis.Bokeh[version]);
  };
  model.on("msg:custom", take);
  model.send({ do: "bokeh" });
  return waiting[version].promise;
}

function resolvers() {
  let resolve;
  const promise = new Promise((settle) => { resolve = settle; });
  return { promise, resolve };
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

class Picture {
  constructor(spec, theme, elements) {
    Object.assign(this, { spec, theme, elements, models: {}, shown: {}, doc: null, views: null });
  }

  async draw(model) {
    const B = await bokeh(this.spec.bokeh, model);
    this.B = B;
    const { Document } = B.require("document");
    this.ndarray = B.require("core/util/ndarray").ndarray;
    this.doc = Document.from_json(this.spec.docs[this.theme]);
    this.views = await B.embed.add_document_standalone(this.doc, document.body, this.elements);
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

  reach(panel, top) {
    const figures = this.spec.panels.filter((p) => p.figure).map((p) => p.name);
    const range = this.doc.roots()[figures.indexOf(panel)].y_range;
    if (range.end !== top) range.end = top;
  }

  column(name, { kind, shape, numbers, text }) {
    if (kind === "text") return name === "colour" ? text.map((role) => this.spec.colours[this.theme][role]) : text;
    if (kind === "numbers") return numbers;
    if (kind === "image") return [this.ndarray(numbers, { dtype: "float32", shape })];
    return Array.from({ length: shape[0] }, (_, i) => numbers.subarray(i * shape[1], (i + 1) * shape[1]));
  }

  clear() {
    this.views?.clear?.();
    this.doc?.clear?.();
    const open = this.B?.documents ?? [];
    if (open.includes(this.doc)) open.splice(open.indexOf(this.doc), 1);
    for (const element of this.elements) element.replaceChildren();
  }
}
