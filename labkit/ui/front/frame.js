// Frames as Python packs them (labkit/ui/frame.py): size, header, numbers.

function unpack(view) {
  const start = view.byteOffset;
  const size = view.getUint32(0, true);
  const bytes = new Uint8Array(view.buffer, start + 4, size);
  const header = JSON.parse(new TextDecoder().decode(bytes));
  const numbers = new Float32Array(view.buffer.slice(start + 4 + size, start + view.byteLength));
  const sources = {};
  for (const [source, column, kind, shape, at] of header.columns) {
    const length = shape.reduce((a, b) => a * b, 1);
    (sources[source] ??= {})[column] = { kind, shape, numbers: numbers.subarray(at, at + length) };
  }
  for (const [source, columns] of Object.entries(header.strings)) {
    for (const [column, text] of Object.entries(columns)) (sources[source] ??= {})[column] = { kind: "text", text };
  }
  return { header, sources };
}

function sameColumn(a, b) {
  if (a.kind !== b.kind) return false;
  if (a.kind === "text") return a.text.length === b.text.length && a.text.every((t, i) => t === b.text[i]);
  if (a.numbers.length !== b.numbers.length) return false;
  for (let i = 0; i < a.numbers.length; i += 1) {
    if (a.numbers[i] !== b.numbers[i] && !(Number.isNaN(a.numbers[i]) && Number.isNaN(b.numbers[i]))) return false;
  }
  return true;
}

function sameSource(a, b) {
  return a !== undefined && Object.keys(b).every((column) => column in a && sameColumn(a[column], b[column]));
}
