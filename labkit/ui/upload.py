"""Files on their way from the page to the kernel. They come in parts: Jupyter's server cuts off large messages."""

from __future__ import annotations

MOST = 50_000_000  # bytes of one batch; the page refuses more than 20 MB before it sends


class Upload:
    """The parts of the last batch of files that a page began to send."""

    def __init__(self) -> None:
        self.batch, self.files = "", {}

    def take(self, batch: str, name: str, part: bytes) -> None:
        """Adds a part to a file; a new batch does away with the last one. Raises ValueError for too much."""
        if batch != self.batch:
            self.batch, self.files = batch, {}
        if len(part) + sum(map(len, self.files.values())) > MOST:
            self.files = {}
            raise ValueError(f"{name}: the files have more than {MOST // 1_000_000} MB together")
        self.files[name] = self.files.get(name, b"") + part

    def whole(self, batch: str, sizes: dict[str, int]) -> dict[str, bytes]:
        """The files of a batch by name, once. Raises ValueError if some of it, in bytes by name, did not arrive."""
        if batch != self.batch or {name: len(content) for name, content in self.files.items()} != sizes:
            raise ValueError("The files did not arrive whole: load them once more")
        files, self.files = self.files, {}
        return files
