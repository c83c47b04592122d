({
  // Beyond the bench; or more inside than fits, where the rest is hidden or the element is text itself.
  // May be cut: the unit beside a value, which stands in the tooltip too; a long scenario, which Copy gives whole.
  stickingOut(bench) {
    const edge = bench.getBoundingClientRect();
    const wrong = (e) => {
      if (!e.checkVisibility({ visibilityProperty: true })) return false;
      if (e.closest(".lk-hear, .lk-vu, .lk-fig, .lk-foot code")) return false;
      const box = e.getBoundingClientRect();
      const cuts = getComputedStyle(e).overflowX !== "visible" || !e.children.length;
      if (box.right > edge.right + 0.5 || box.left < edge.left - 0.5) return true;
      return cuts && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1;
    };
    return [...bench.querySelectorAll("*")]
      .filter(wrong)
      .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`);
  },

  cutValues(fields) {
    return fields.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => `value ${e.value}`);
  },

  wrappedCaptions(captions) {
    return captions.filter((c) => c.offsetHeight > 24).map((c) => `two lines: ${c.innerText}`);
  },

  // Figures are transparent where nothing is drawn, so paint at the left or right edge is something cut there. But for
  // maps, which fill their figure: there the edge is painted over more than three lines of words.
  inkAtEdges(canvases) {
    const panelOf = (canvas) => {
      let at = canvas;
      while (at && !at.dataset?.panel) at = at.parentNode ?? at.host;
      return at?.dataset.panel;
    };
    const shown = canvases.filter((c) => c.width && c.checkVisibility({ visibilityProperty: true }));
    return shown.flatMap((c) => {
      const wide = Math.ceil(2 * devicePixelRatio);
      const inked = (x) => {
        const { data } = c.getContext("2d").getImageData(x, 2, wide, c.height - 4);
        let run = 0;
        for (let row = 0; row <= c.height - 4; row += 1) {
          const dots = data.subarray(4 * wide * row, 4 * wide * (row + 1));
          if (dots.some((dot, i) => i % 4 === 3 && dot > 24)) run += 1;
          else if (run > 0 && run < 40 * devicePixelRatio) return true;
          else run = 0;
        }
        return false;
      };
      return [
        [0, "left"],
        [c.width - wide, "right"],
      ].flatMap(([x, side]) => (inked(x) ? [`ink cut at the ${side}: ${panelOf(c)}`] : []));
    });
  },

  // Words are cut at the edges of their frame. They are 12 to 13 px high; half of it, less the air, is 5.
  wordsOverEdge() {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    const held = (spec, otherwise) => spec?.value ?? otherwise;
    const cut = (view, { glyph, data_source: { data } }) => {
      const { bbox, x_scale: across, y_scale: down } = view.frame;
      pen.font = `${held(glyph.text_font_style, "normal")} ${held(glyph.text_font_size, "12px")} ${held(glyph.text_font)}`;
      const before = { left: 0, center: 0.5, right: 1 }[held(glyph.text_align, "left")];
      return [...data.text].flatMap((word, i) => {
        const y = down.compute(data.y[i]) + held(glyph.y_offset, 0);
        const wide = pen.measureText(word).width;
        const x = across.compute(data.x[i]) + held(glyph.x_offset, 0) - before * wide;
        const high = y - 5 < bbox.top || y + 5 > bbox.bottom;
        const broad = x < bbox.left - 1 || x + wide > bbox.right + 1;
        return [...(high ? [`cut above or below: ${word}`] : []), ...(broad ? [`cut at a side: ${word}`] : [])];
      });
    };
    return [...Bokeh.index]
      .filter((v) => v.frame && v.el.closest("[data-panel]") && v.el.checkVisibility({ visibilityProperty: true }))
      .flatMap((v) => v.model.renderers.filter((r) => r.glyph.type === "Text").flatMap((r) => cut(v, r)));
  },

  // Where years 0 and 40 lie on the page, by panel.
  years() {
    const shown = [...Bokeh.index].filter((v) => v.frame && v.el.closest("[data-panel]"));
    const place = (v, year) => v.el.getBoundingClientRect().left + v.frame.x_scale.compute(year);
    return Object.fromEntries(
      shown.map((v) => [v.el.closest("[data-panel]").dataset.panel, [place(v, 0), place(v, 40)]]),
    );
  },
})
