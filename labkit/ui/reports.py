"""Reports to print or hand in: a single page of HTML without scripts, requests or a date.

What a part is given as text is escaped: whatever names a student's file holds stand on the page as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .view import View

TYPE = "text/html;charset=utf-8"
STYLE = """
@page { size: A4; margin: 11mm }
body { font: 12px/1.4 system-ui, sans-serif; color: #1B1F24; background: #fff; max-width: 190mm; margin: 16px auto }
body { padding: 0 12px }
h1 { font-size: 20px; margin: 0 }
h2 { font-size: 13px; margin: 10px 0 2px }
p, ul { margin: 2px 0 }
ul { padding-left: 16px }
.lead { font-size: 14px; margin: 6px 0 }
.quiet { color: #555D67 }
.line { border-bottom: 1px solid #767F8A; height: 22px; color: #555D67 }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 20px; align-items: start }
.two > * { min-width: 0 }
svg { display: block; width: 100%; max-width: 640px; height: auto; margin-top: 10px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 1px 6px 1px 0; border-bottom: 1px solid #DFE3E8; vertical-align: top }
th, td { font-weight: 400 }
thead th { color: #555D67 }
td { white-space: nowrap }
.strong > * { font-weight: 700 }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 8pt; line-height: 1.25 }
  .lead { font-size: 10pt }
  h2 { font-size: 9.5pt; margin-top: 5pt }
  .line { height: 19px }
  svg { max-width: 140mm; margin-top: 6pt }
}
@media (max-width: 600px) { .two { grid-template-columns: 1fr } }
"""


def page(title: str, body: Iterable[str], language: str, style: str = "") -> str:
    """The whole page; `body` is HTML already, and `style` comes after that of the house."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    inside = "\n".join((f"<h1>{escape(title)}</h1>", *body))
    whole = f"<head>{head}<style>{STYLE}{style}</style></head>\n<body>\n{inside}\n</body>"
    return f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n{whole}\n</html>\n'


def heading(text: str) -> str:
    """The title of a part."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(text: str, kind: str = "") -> str:
    """Plain words; `kind` is "lead", "quiet" or "line" to write on. Nothing for no words."""
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{escape(text)}</p>" if text else ""


def points(texts: Iterable[str]) -> str:
    """A list with a dot before each text."""
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def table(head: Iterable[str], rows: Iterable[tuple[str, ...]], strong: Iterable[int] = ()) -> str:
    """Rows of cells, the first of which is the heading of its row; those in `strong`, by place, are bold."""
    top, bold = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head), set(strong)
    body = "".join(_row(cells, at in bold) for at, cells in enumerate(rows))
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _row(cells: tuple[str, ...], strong: bool) -> str:
    first, *rest = map(escape, cells)
    mark = ' class="strong"' if strong else ""
    return f'<tr{mark}><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def columns(*parts: str, kind: str = "") -> str:
    """Parts side by side, each HTML already; one below the other where there is no room."""
    return f'<div class="{f"two {kind}".rstrip()}">{"".join(f"<div>{part}</div>" for part in parts)}</div>'


def picture(view: View) -> str:
    """The first figure of a view as it stands. Inside HTML an svg needs no name space: the page holds no address."""
    from .svg import drawing

    return drawing(view).replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
