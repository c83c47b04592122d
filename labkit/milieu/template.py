"""The template: four CSV files with an invented example to write over, and a README made from the contract.

`python -m labkit template DIR` writes it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from .catalogue import ITEMS, OPERATOR_KINDS
from .contract import OUTSIDE, SHEETS, SURVEY, Column, Form

EXAMPLES = ("Examplia", "Elsewhere")
NOTE = f"{' and '.join(EXAMPLES)} are invented: so are their firms, operators, ties and ratings."
TERRITORIES = """
territory,year,smes,exporters,area_km2,population,iso_9001,iso_9002,iso_9003
Examplia,2000,4000,280,640.5,180000,30,45,6
Examplia,2001,4200,310,640.5,182000,35,48,6
Elsewhere,2000,3900,240,910,150000,18,30,9
Elsewhere,2001,3950,245,910,149500,20,31,9
"""
OPERATORS = """
operator,name,territory,kind,founded,closed,scope,place,coordinator
chamber,"Chamber of Commerce, foreign service",Examplia,public body,1985,,regional,Oldport,yes
airport,Examplia Airport,Examplia,infrastructure,1946,,international,Flatfield,no
school,School of International Trade,Examplia,training,1991,,national,Oldport,no
club,Exporters' Club of Examplia,Examplia,private association,1994-03-01,,regional,Oldport,no
forwarder,Blue Anchor Forwarding,Examplia,service provider,1978,,international,Oldport,no
group,Export group Olive,Examplia,service provider,1999-09-15,,local,Newtown,no
maker,Great Pump Company,Examplia,piggy-back,1962,,international,Newtown,no
e-chamber,Chamber of Elsewhere,Elsewhere,public body,1979,,regional,Highbridge,no
e-port,Port of Elsewhere,Elsewhere,infrastructure,1921,,international,Highbridge,no
e-consultant,Compass Consultants,Elsewhere,service provider,1996,2001,national,Highbridge,no
e-college,Elsewhere College,Elsewhere,training,1988,,regional,Lowbridge,no
"""
TIES = f"""
a,b,kind,since
chamber,club,joint project,1996
chamber,school,placements of students,1998
chamber,group,founded it,1999
club,maker,advice to newcomers,2000
group,forwarder,contract,2000
chamber,{OUTSIDE}Lyon fair,joint stand,2001
e-chamber,e-port,joint project,1999
e-consultant,{OUTSIDE}Ministry,contract,1998
"""
# One string of points for each rater and territory, in the order of the statements of the contract.
RATINGS = {
    ("Examplia", "R1"): "43424433",
    ("Examplia", "R2"): "44334534",
    ("Examplia", "R3"): "34424343",
    ("Elsewhere", "R1"): "32222123",
    ("Elsewhere", "R2"): "22312122",
    ("Elsewhere", "R3"): "33223213",
}


def write(folder: str | Path) -> list[Path]:
    """Writes the template into `folder`, made if need be; returns the files.

    Raises FileExistsError, which names every file that is there already, and then writes none.
    """
    folder = Path(folder)
    texts = files()
    if there := [name for name in texts if (folder / name).exists()]:
        raise FileExistsError(f"{folder} has {', '.join(there)} already: nothing was written; choose another folder")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in texts]


def begin(folder: str | Path) -> str:
    """Writes the template unless some of its files are there, and says what it did: for a cell that is run again."""
    try:
        return f"{folder}: written are {', '.join(path.name for path in write(folder))}."
    except FileExistsError:
        return f"{folder} is there already: nothing was written, your rows are as you left them."


def files() -> dict[str, str]:
    """The text of each file of the template, by name."""
    sheets = {"territories": TERRITORIES, "operators": OPERATORS, "ties": TIES, "survey": _survey()}
    return {**{f"{name}.csv": text.lstrip() for name, text in sheets.items()}, "README.md": readme()}


def _survey() -> str:
    """The ratings in the wide form: one row for each rater and territory, one column for each statement."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(SURVEY.wide.names)
    out.writerows((rater, territory, *points) for (territory, rater), points in RATINGS.items())
    return text.getvalue()


def readme() -> str:
    """What each column means, its unit, rule, example and place in the source, as Markdown."""
    return "\n\n".join([HEAD, *(_sheet(form) for form in SHEETS.values()), _kinds(), _items(), TAIL]) + "\n"


def _sheet(form: Form) -> str:
    if form.wide is None:
        return f"## {form.name}.csv\n\n{_key(form)}\n\n{_table(form.columns)}"
    both = [column for column in form.columns if column.name in form.wide.names]
    long = [column for column in form.columns if column not in both]
    statements = [column for column in form.wide.columns if column not in both]
    names = ", ".join(f"`{column.name}`" for column in statements)
    ways = WIDE.format(number=len(statements), names=names, rule=statements[0].rule())
    other = f"{LONG.format(key=_key(form))}\n\n{_table(long)}"
    return f"## {form.name}.csv\n\n{_key(form.wide)}\n\n{_table(both)}\n\n{ways}\n\n{other}"


def _key(form: Form) -> str:
    return f"One row is {form.row}. No two rows have the same {', '.join(form.key)}."


def _table(columns: Sequence[Column]) -> str:
    head = ["| column | meaning | unit | rule | example | source |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *map(_row, columns)])


def _row(column: Column) -> str:
    needed = {(True, True): "Needed: ", (True, False): "Column needed: "}.get((column.required, column.filled), "")
    cells = (f"`{column.name}`", column.meaning, column.unit, needed + column.rule())
    return f"| {' | '.join(cells)} | {f'`{column.example}`' if column.example else '(empty)'} | {column.source} |"


def _kinds() -> str:
    rows = [f"| `{kind}` | {meaning} |" for kind, meaning in OPERATOR_KINDS.items()]
    head = "## Kinds of operator\n\nAfter T part 1. To group them in eight is ours.\n\n| kind | such as |\n|---|---|\n"
    return head + "\n".join(rows)


def _items() -> str:
    rows = [f"| `{item.name}` | {item.dimension} | {item.statement} | {item.source} |" for item in ITEMS.values()]
    head = "## Statements of the survey\n\nThe wording is ours. A rater gives 1 point (not at all) to 5 (fully).\n\n"
    return head + "| item | informs | statement | source |\n|---|---|---|---|\n" + "\n".join(rows)


WIDE = """\
Then come {number} columns, one for each statement (see *Statements of the survey* below): {names}. Each cell holds
the points, from not at all to fully: {rule}. An empty cell is no judgement."""
LONG = """\
**The other form.** {key} It has the columns `item` and `score` in place of the columns of statements; one file cannot
have both. The form above is read row by row, and in a row in the order of the statements below. The same judgements in
the same order are the same data in either form."""
HEAD = f"""\
# Data of a territory

Four sheets, as CSV files in one folder, as a zip of it, or as sheets of one `.xlsx` workbook. They hold an example:
write your own rows over it. {NOTE}

Score them in a notebook that lies beside this folder; the name of the folder stands between the quotation marks:

    from labkit.milieu.lab import lab
    lab.open(data="my_territory")

Or press *Load your own data* on the bench of the lab. What breaks a rule is an error that names file, row, column,
value and rule; correct the row, save, and open again. What was accepted but is worth saying stands as a note on the
bench, and in `lab.over("my_territory").data.notes`.

T is Torrès (2002), "Small firm, glocalization strategy and proximity". It names the things to look at. It has no such
tables: columns and rules are ours. *Assumed* means that T does not mention it.

- What you leave in counts as your data. Delete each row of the example that you do not write over, in all four sheets;
  Elsewhere, too: its figures would stand in for those that you do not know.
- An empty cell means "not known". Write 0 only where you know that there are none.
- The order of columns does not matter. A column of your own may stay if its name begins with `remark`.
- A sheet that you have no data for holds its header alone.
- Cells may be separated by commas, semicolons or tabs. Numbers have no mark between thousands. Where commas separate
  the cells, write 412.7 and not 412,7: a row with more cells than the header is an error."""
TAIL = f"""\
## Before you ask why

- A tie is written once; it has no direction. Its ends are operators of your sheet `operators`. A partner beyond the
  territory is written `{OUTSIDE}` and a name.
- Two years of one territory are two rows. With one year only, the growth of exporters is missing.
- With one rater only, nobody can say how far raters agree. Ask three or more.
- Of a date the year counts. Days serve to see whether a closing comes before a founding."""
