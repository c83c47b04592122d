// Loaded before JupyterLab. Notes when a key went down, what went over the line, and when something was last drawn.
// "Drawn" is the same for all: a call that paints on a canvas, a change inside a plotly figure, a decoded picture.
// "Painted" is the first animation frame after it.
(() => {
  const seen = (window.seen = { key: 0, sent: 0, received: 0, updated: 0, drawn: 0, painted: 0, stop: false });
  let waiting = false;
  const drawn = () => {
    if (seen.stop || !seen.key) return;
    seen.drawn = performance.now();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      seen.painted = performance.now();
    });
  };
  window.startWatching = () => Object.assign(seen, { key: 0, sent: 0, received: 0, updated: 0, drawn: 0, painted: 0, stop: false });
  addEventListener("keydown", () => { if (!seen.key) seen.key = performance.now(); }, true);
  const pen = CanvasRenderingContext2D.prototype;
  for (const name of ["fill", "stroke", "fillRect", "fillText", "drawImage", "putImageData"]) {
    const real = pen[name];
    // A canvas that is not on the page is only being prepared.
    pen[name] = function (...args) { if (this.canvas.isConnected) drawn(); return real.apply(this, args); };
  }
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const change of changes) {
        const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
        // The bench's first frame after a key is the draft; what comes at rest is not part of the answer to the key.
        if (change.attributeName === "data-painted") {
          if (seen.updated) seen.stop = true;
          else if (seen.key) seen.updated = performance.now();
        } else if (at?.closest?.(".js-plotly-plot")) drawn();
        else for (const node of change.addedNodes) for (const img of node.tagName === "IMG" ? [node] : (node.querySelectorAll?.("img") ?? [])) img.decode().then(drawn, () => null);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...args) {
    if (seen.key && !seen.sent) seen.sent = performance.now();
    return send.apply(this, args);
  };
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => { if (seen.key && !seen.updated) seen.received = performance.now(); });
    }
  };
})();
