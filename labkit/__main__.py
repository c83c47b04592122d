"""The command line: `python -m labkit answers | cases | claims | doctor | refresh | template`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from labkit.ledger import ledger

MORE = "More on each: --full, or choose some with --lab NAME, --verdict WORD, --source TEXT."


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    commands = {"answers": answers, "cases": cases, "claims": claims}
    commands |= {"doctor": doctor, "refresh": refresh, "template": template}
    try:
        code = commands[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough, as `head` does. Python flushes once more when it ends, so it gets a place to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m labkit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _answers_parser(commands.add_parser("answers", help="for teachers: what each student is asked, and what is right"))
    texts = commands.add_parser("cases", help="look for every fact of the cases in the texts of the sources")
    texts.add_argument("--seeds", metavar="DIR", required=True, help="the folder that holds the texts")
    _claims_parser(commands.add_parser("claims", help="print the recorded verdicts of all claims, or run them again"))
    commands.add_parser("doctor", help="which versions, what is missing, what to do")
    notebooks = commands.add_parser("refresh", help="run notebooks and renew their compared outputs")
    notebooks.add_argument("files", nargs="*", help="the notebooks; all of them if none is named")
    sheets = commands.add_parser("template", help="write the sheets in which a territory's data are collected")
    sheets.add_argument("folder", metavar="DIR", help="where to write; made if it is not there")
    return parser


def _answers_parser(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints a table (CSV) of each student's set, the values asked, the answer and how far from it counts as right. "
        "A number that a known wrong turn leads to is not taken for right, even if it lies as near."
    )
    parser.add_argument("--notebook", metavar="NUMBER", default="", help="only the exercises of one notebook, as in 08")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--students", metavar="FILE", help="a text file with one name a line, as the students type it")
    whose.add_argument("--student", metavar="NAME", help="one name; without it, that of an unchanged notebook")
    parser.add_argument("--semicolons", action="store_true", help="columns parted by ; and decimals with a comma")


def _claims_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the ledger as JSON")
    parser.add_argument("--lab", metavar="NAME", default="", help="only the claims of one lab")
    parser.add_argument("--verdict", metavar="WORD", default="", help="only those recorded so: holds, only-when, fails")
    parser.add_argument("--source", metavar="TEXT", default="", help='only those that cite this: "Torres", "T part 3"')
    parser.add_argument("--full", action="store_true", help="all that is known of each claim, not one line")
    parser.add_argument("--run", action="store_true", help="run all experiments again, in full")
    parser.add_argument("--quick", action="store_true", help="run a sixteenth of the settings; conditions as recorded")
    parser.add_argument(
        "--record", action="store_true", help="run in full, with other luck as well, and keep the result"
    )


def answers(options: argparse.Namespace) -> int:
    """Prints the answers of the students' exercises as CSV, line by line."""
    import labkit
    from labkit.answer_sheet import UNCHANGED, names_in, sheet

    try:
        single = UNCHANGED if options.student is None else options.student
        names = names_in(Path(options.students)) if options.students is not None else (single,)
        lines = sheet((*labkit.labs().values(), ledger), names, options.notebook, options.semicolons)
        first = next(lines)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not sys.stdout.isatty():
        # Spreadsheets take a file for UTF-8 only if it begins with this mark.
        sys.stdout.reconfigure(encoding="utf-8")
        first = f"\ufeff{first}"
    print(first)
    for line in lines:
        print(line, flush=True)
    return 0


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
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        asked = (options.full, options.run, options.quick, options.record, options.lab, options.verdict, options.source)
        _print(rows, any(asked))
    return 0


def _chosen(options: argparse.Namespace) -> tuple[Any, ...]:
    chosen = ledger.chosen(options.lab, options.verdict, options.source)
    if not chosen:
        raise ValueError("no claim is like that; leave out --lab, --verdict or --source")
    return chosen


def _rows(chosen: tuple[Any, ...], options: argparse.Namespace) -> list[dict[str, Any]]:
    from labkit.core.judging import OTHER_LUCK
    from labkit.ledger.progress import teller
    from labkit.ledger.running import keep, run

    if not (options.run or options.quick or options.record):
        return [ledger.told(claim, claim.recorded) for claim in chosen if claim.recorded]
    rows = run(chosen, options.quick, teller(), lucks=OTHER_LUCK if options.record else ())
    if options.record:
        keep(rows, ledger.labs)
    return [ledger.told(claim, row) for claim, row in zip(chosen, rows, strict=True)]


def _print(rows: list[dict[str, Any]], full: bool) -> None:
    """Paragraphs where something was asked for, else a line a claim."""
    from labkit.ledger.printed import brief, in_words, summary

    if full:
        print("\n\n".join([*map(in_words, rows), summary(rows)]))
    else:
        print("\n".join([*map(brief, rows), summary(rows), MORE]))


def doctor(_options: argparse.Namespace) -> int:
    """Which versions, what is missing or mismatched, what to do."""
    from labkit.doctor import doctor

    return doctor()


def refresh(options: argparse.Namespace) -> int:
    """Runs the notebooks and renews their compared outputs."""
    from labkit.refresh import refresh

    for file in options.files:
        if not Path(file).is_file():
            print(f"{file}: there is no such notebook; name one as notebooks/00_start_here.ipynb", file=sys.stderr)
            return 2
    changed = refresh(options.files)
    print("\n".join(f"renewed: {file.name}" for file in changed) or "the notebooks stand as they were")
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
