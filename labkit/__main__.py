"""The command line: `python -m labkit claims | doctor | refresh | template`."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from typing import Any

from labkit import labs


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    commands = {"claims": claims, "doctor": doctor, "refresh": refresh, "template": template}
    return commands[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m labkit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    ledger = commands.add_parser("claims", help="run the experiments behind the claims and print their verdicts")
    ledger.add_argument("--json", action="store_true", help="print the ledger as JSON")
    ledger.add_argument("--lab", metavar="NAME", help="only the claims of one lab")
    ledger.add_argument("--quick", action="store_true", help="an eighth of the settings; conditions as recorded")
    ledger.add_argument("--record", action="store_true", help="write the full run into the lab's data folder")
    commands.add_parser("doctor", help="which versions, what is missing, what to do")
    commands.add_parser("refresh", help="run the notebooks and renew their compared outputs")
    sheets = commands.add_parser("template", help="write the sheets in which a territory's data are collected")
    sheets.add_argument("folder", metavar="DIR", help="where to write; made if it is not there")
    return parser


def claims(options: argparse.Namespace) -> int:
    """Runs and prints the ledger; progress goes to the error stream."""
    if options.lab is not None and options.lab not in labs():
        print(f"lab = {options.lab!r}: there is no such lab; the labs are {', '.join(labs())}", file=sys.stderr)
        return 2
    if options.record and options.quick:
        print("--record needs the full run: leave out --quick", file=sys.stderr)
        return 2
    rows = [row for name in labs() if options.lab in (None, name) for row in _judged(name, options)]
    print(json.dumps(rows, ensure_ascii=False, indent=1) if options.json else "\n\n".join(map(in_words, rows)))
    return 0


def _judged(lab: str, options: argparse.Namespace) -> list[dict[str, Any]]:
    from labkit.core.claims import record

    rows = []
    for claim in labs()[lab].claims:
        print(f"{claim.id} …", file=sys.stderr, flush=True)
        rows.append(claim.judge(quick=options.quick))
    if options.record and rows:
        record(labs()[lab].claims[0].ledger, rows)
    return rows


def in_words(row: dict[str, Any]) -> str:
    """One row of the ledger as a short paragraph."""
    lines = [
        f"{row['id']}  {row['verdict']} {row['condition']}".rstrip(),
        row["proposition"],
        _how_often(row),
        *(f"– {name}: {part['share']:.0%}" for name, part in row["parts"].items() if part["share"] is not None),
        f"Source: {row['source']}, {row['place']}.",
        f"Invented: {row['invented']}",
        f"Reading: {row['reading']}",
        *([f"By construction: {row['by_construction']}"] if row["by_construction"] else []),
        *([f"Note: {row['note']}."] if row["note"] else []),
    ]
    return "\n".join(textwrap.fill(line, 100, subsequent_indent="    ") for line in lines)


def _how_often(row: dict[str, Any]) -> str:
    if row["share"] is None:
        return f"The question arose in none of {row['asked_of']} settings."
    (low, high), default = row["interval"], row["at_default"]["share"]
    there = "it did not arise at the defaults" if default is None else f"at the defaults in {default:.0%} of the seeds"
    return f"Held in {row['share']:.0%} of {row['points']} settings ({low:.0%} to {high:.0%}); {there}."


def doctor(_options: argparse.Namespace) -> int:
    """Which versions, what is missing or mismatched, what to do."""
    from labkit.doctor import doctor

    return doctor()


def refresh(_options: argparse.Namespace) -> int:
    """Runs the notebooks and renews their compared outputs."""
    from labkit.refresh import refresh

    print("\n".join(f"renewed: {file.name}" for file in refresh()) or "all notebooks stand as they were")
    return 0


def template(options: argparse.Namespace) -> int:
    """Writes the template for a territory's data; never over a file that is there."""
    from labkit.milieu.template import write

    try:
        print("\n".join(f"written: {file}" for file in write(options.folder)))
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
