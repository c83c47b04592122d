"""Records: the rows of full runs, and where claims show. One file each a lab, kept beside its claims."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=16)
def read(ledger: Path) -> tuple[dict[str, Any], ...]:
    """All rows of a recorded ledger; none if nothing was recorded yet."""
    return tuple(json.loads(ledger.read_text(encoding="utf-8"))) if ledger.exists() else ()


def record(ledger: Path, rows: list[dict[str, Any]]) -> None:
    """Writes the ledger of a lab."""
    ledger.parent.mkdir(exist_ok=True)
    ledger.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    read.cache_clear()


@lru_cache(maxsize=16)
def settings(file: Path) -> dict[str, dict[str, Any]]:
    """Knobs by the id of a claim; none where there is no file."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
