"""The template: four CSV files with an invented example to write over, and a README made from the contract.

`python -m labkit template DIR` writes it.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from .catalogue import ITEMS, OPERATOR_KINDS
from .contract import OUTSIDE, SHEETS, Column, Form

NOTE = "Examplia and Elsewhere are invented: so are their firms, operators, ties and ratings."
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
# One string of points for each rater and territory, in the order of the items of the contract.
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


def files() -> dict[str, str]:
    """The text of each file of the template, by name."""
    sheets = {"territories": TERRITORIES, "operators": OPERATORS, "ties": TIES, "survey": _survey()}
    return {**{f"{name}.csv": text.lstrip() for name, text in sheets.items()}, "README.md": readme()}


def _survey() -> str:
    """The ratings as rows of a CSV file."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(SHEETS["survey"].names)
    for (territory, rater), points in RATINGS.items():
        out.writerows((rater, territory, item, point) for item, point in zip(ITEMS, points, strict=True))
    return text.getvalue()


def readme() -> str:
    """What each column means, its unit, rule, example and place in the source, as Markdown."""
    return "\n\n".join([HEAD, *(_sheet(form) for form in SHEETS.values()), _kinds(), _items(), TAIL]) + "\n"


def _sheet(form: Form) -> str:
    rows = ["| column | meaning | unit | rule | example | source |", "|---|---|---|---|---|---|"]
    rows += [_row(column) for column in form.columns]
    key = f"No two rows have the same {', '.join(form.key)}."
    return f"## {form.name}.csv\n\nOne row is {form.row}. {key}\n\n" + "\n".join(rows)


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


HEAD = f"""\
# Data of a territory

Four sheets, as CSV files in one folder, as a zip of it, or as sheets of one `.xlsx` workbook. They hold an example:
write your own rows over it. {NOTE}

Read them with

    from labkit.milieu.reading import read
    data = read("this_folder")

What breaks a rule is an error that names file, row, column, value and rule. What was accepted but is worth saying
stands in `data.notes`.

T is Torrès (2002), "Small firm, glocalization strategy and proximity". It names the things to look at. It has no such
tables: columns and rules are ours. *Assumed* means that T does not mention it.

- An empty cell means "not known". Write 0 only where you know that there are none.
- The order of columns does not matter. A column of your own may stay if its name begins with `remark`.
- A sheet that you have no data for holds its header alone.
- Cells may be separated by commas, semicolons or tabs. Numbers have no mark between thousands."""
TAIL = f"""\
## Before you ask why

- A tie is written once; it has no direction. Its ends are operators of your sheet `operators`. A partner beyond the
  territory is written `{OUTSIDE}` and a name.
- Two years of one territory are two rows. With one year only, the growth of exporters is missing.
- With one rater only, nobody can say how far raters agree. Ask three or more.
- Of a date the year counts. Days serve to see whether a closing comes before a founding."""
