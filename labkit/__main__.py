"""The command line: `python -m labkit cases | claims | doctor | refresh | template`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from labkit.ledger import ledger


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    commands = {"cases": cases, "claims": claims, "doctor": doctor, "refresh": refresh, "template": template}
    return commands[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m labkit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    texts = commands.add_parser("cases", help="look for every fact of the cases in the texts of the sources")
    texts.add_argument("--seeds", metavar="DIR", required=True, help="the folder that holds the texts")
    _claims_parser(commands.add_parser("claims", help="print the recorded verdicts of all claims, or run them again"))
    commands.add_parser("doctor", help="which versions, what is missing, what to do")
    commands.add_parser("refresh", help="run the notebooks and renew their compared outputs")
    sheets = commands.add_parser("template", help="write the sheets in which a territory's data are collected")
    sheets.add_argument("folder", metavar="DIR", help="where to write; made if it is not there")
    return parser


def _claims_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the ledger as JSON")
    parser.add_argument("--lab", metavar="NAME", default="", help="only the claims of one lab")
    parser.add_argument("--verdict", metavar="WORD", default="", help="only those recorded so: holds, only-when, fails")
    parser.add_argument("--source", metavar="TEXT", default="", help="only those whose source or place holds this text")
    parser.add_argument("--run", action="store_true", help="run all experiments again, in full")
    parser.add_argument("--quick", action="store_true", help="run a sixteenth of the settings; conditions as recorded")
    parser.add_argument(
        "--record", action="store_true", help="run in full, with other luck as well, and keep the result"
    )


def cases(options: argparse.Namespace) -> int:
    """Looks for the facts in the texts of their sources; the exit code is 1 unless all stand where they should."""
    from labkit.cases import FactError
    from labkit.cases.against_texts import check

    try:
        found = check(Path(options.seeds))
    except FactError as error:
        print(error, file=sys.stderr)
        return 1
    print(found.told())
    return 0 if found.passed else 1


def claims(options: argparse.Namespace) -> int:
    """Prints the ledger as recorded, or as run now; progress goes to the error stream."""
    if options.quick and (options.record or options.run):
        print(f"--{'record' if options.record else 'run'} needs the full run: leave out --quick", file=sys.stderr)
        return 2
    try:
        chosen = _chosen(options)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        rows = _rows(chosen, options)
    except KeyboardInterrupt:
        print("\nstopped; nothing was recorded", file=sys.stderr)
        return 130
    _print(rows, options.json)
    return 0


def _chosen(options: argparse.Namespace) -> tuple[Any, ...]:
    chosen = ledger.chosen(options.lab, options.verdict, options.source)
    if not chosen:
        raise ValueError("no claim is like that; leave out --lab, --verdict or --source")
    return chosen


def _rows(chosen: tuple[Any, ...], options: argparse.Namespace) -> list[dict[str, Any]]:
    from labkit.core.claims import OTHER_LUCK
    from labkit.ledger.progress import teller
    from labkit.ledger.running import keep, run

    if not (options.run or options.quick or options.record):
        return [ledger.told(claim, claim.recorded) for claim in chosen if claim.recorded]
    rows = run(chosen, options.quick, teller(), lucks=OTHER_LUCK if options.record else ())
    if options.record:
        keep(rows, ledger.labs)
    return [ledger.told(claim, row) for claim, row in zip(chosen, rows, strict=True)]


def _print(rows: list[dict[str, Any]], as_json: bool) -> None:
    from labkit.ledger.printed import in_words, summary

    told = "\n\n".join([*map(in_words, rows), summary(rows)])
    print(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else told)


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
