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

  // Figures are transparent where nothing is drawn, so paint at the left or right edge is something cut there.
  inkAtEdges(canvases) {
    const panelOf = (canvas) => {
      let at = canvas;
      while (at && !at.dataset?.panel) at = at.parentNode ?? at.host;
      return at?.dataset.panel;
    };
    const shown = canvases.filter((c) => c.width && c.checkVisibility({ visibilityProperty: true }));
    return shown.flatMap((c) => {
      const wide = Math.ceil(2 * devicePixelRatio);
      const inked = (x) =>
        c.getContext("2d").getImageData(x, 2, wide, c.height - 4).data.some((dot, i) => i % 4 === 3 && dot > 24);
      return [
        [0, "left"],
        [c.width - wide, "right"],
      ].flatMap(([x, side]) => (inked(x) ? [`ink cut at the ${side}: ${panelOf(c)}`] : []));
    });
  },

  // Words are cut at the edge of their frame. They are 12 to 13 px high; half of it, less the air, is 5.
  wordsOverEdge() {
    const shown = [...Bokeh.index].filter((v) => v.frame && v.el.checkVisibility({ visibilityProperty: true }));
    return shown
      .filter((v) => v.el.closest("[data-panel]"))
      .flatMap((v) => v.model.renderers.filter((r) => r.glyph.type === "Text").map((r) => [v.frame, r.data_source.data]))
      .flatMap(([{ bbox, y_scale: scale }, { y, text }]) =>
        [...text].filter((_, i) => scale.compute(y[i]) - 5 < bbox.top || scale.compute(y[i]) + 5 > bbox.bottom),
      )
      .map((word) => `cut above or below: ${word}`);
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
