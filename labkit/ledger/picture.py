"""The picture of the whole: a row for each claim, by lab. Share with limits, near the defaults, at the defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from labkit.core.words import THIN, percent

from .markup import KINDS, dot, mark, named, tag, text

Row = Mapping[str, Any]
SCALE = ((0.5, "50"), (1.0, f"100{THIN}%"))


def picture(rows: Sequence[Row], words: Mapping[str, Any]) -> str:
    """All rows. The table has the same numbers, so that the picture is one image with a text beside it."""
    labs = dict.fromkeys(row["lab"] for row in rows)
    groups = [group(lab, [row for row in rows if row["lab"] == lab], words) for lab in labs]
    titles = text("h4", words["picture"]) + text("span", words["picture_sub"], "lk-sub")
    drawn = tag("div", *groups, class_="ll-groups", role="img", aria_label=words["picture_alt"])
    return tag("figure", tag("figcaption", titles, *keys(words)), drawn, class_="lk-panel ll-picture")


def keys(words: Mapping[str, Any]) -> tuple[str, str]:
    """What the marks mean."""
    classes = {f"ll-mark ll-{kind}": said for kind, said in words["verdicts"].items()}
    classes |= {"ll-tick": words["key"]["near"], "ll-enough": words["key"]["enough"]}
    dots = {f"ll-at ll-at-{kind}": said for kind, said in words["default_marks"].items()}
    return (
        tag("span", *_key(classes), class_="lk-key"),
        tag("span", text("span", f"{words['defaults']}:"), *_key(dots), class_="lk-key ll-right"),
    )


def _key(said: Mapping[str, str]) -> list[str]:
    return [tag("span", tag("span", class_=class_), text("span", word)) for class_, word in said.items()]


def group(lab: str, rows: Sequence[Row], words: Mapping[str, Any]) -> str:
    """The claims of one lab under its name and a scale."""
    scale = [text("span", said, style=f"left:{100 * at:g}%") for at, said in SCALE]
    head = tag("div", text("b", named(lab)), tag("span", *scale, class_="ll-scale"), class_="ll-head")
    return tag("div", head, *(line(row, words) for row in rows), class_="ll-group")


def line(row: Row, words: Mapping[str, Any]) -> str:
    """One claim."""
    share = "–" if row["share"] is None else percent(row["share"])
    said = f"{row['proposition']} – {row['verdict']} {row['condition']}".rstrip()
    return tag(
        "div",
        text("span", row["id"], "ll-id"),
        tag("span", track(row, words), class_="ll-track"),
        text("span", share, "ll-share"),
        dot(row),
        class_="ll-line",
        data_claim=row["id"],
        title=said,
    )


def track(row: Row, words: Mapping[str, Any]) -> str:
    """Limits, share near the defaults, and the mark at the share."""
    if row["share"] is None:
        return text("span", words["not_asked"], "lk-sub")
    (low, high), kind = row["interval"], KINDS[row["verdict"]]
    near = row.get("near_defaults", {}).get("share")
    bar = tag("span", class_=f"ll-bar ll-{kind}", style=f"left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%")
    tick = "" if near is None else tag("span", class_="ll-tick", style=f"left:{100 * near:.2f}%")
    return bar + tick + mark(kind, style=f"left:{100 * row['share']:.2f}%")
