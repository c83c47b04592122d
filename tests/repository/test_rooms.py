"""Who may import whom. import-linter follows chains of imports; this looks at each file, and at labs that are new."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import labkit

from .conftest import ROOT

PACKAGE = ROOT / "labkit"
FILES = sorted(PACKAGE.rglob("*.py"))
LABS = sorted(path.parent.name for path in PACKAGE.glob("*/kernel.py"))
NUMBERS = {"numpy", "scipy", "pydantic", "pydantic_core"}


def imports(path, top_only=False):
    """Absolute names of all modules that a file of labkit imports; with `top_only`, only those loaded with the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    later = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) or is_for_types(n)]
    inside = {id(n) for block in later for n in ast.walk(block)} if top_only else set()
    package = ["labkit", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*above, *([node.module] if node.module else [])])


def is_for_types(node):
    """Whether this is an `if TYPE_CHECKING:`, which never runs."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def foreign(names):
    """First parts of the names that are neither labkit's nor the standard library's."""
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"labkit"}


def of_room(*rooms):
    return [path for path in FILES if path.relative_to(PACKAGE).parts[0] in rooms]


def own(names):
    return {name for name in names if name.startswith("labkit")}


@pytest.mark.parametrize("path", of_room("core"), ids=str)
def test_core_needs_numbers_only_and_pandas_only_inside_functions(path):
    assert foreign(imports(path)) <= NUMBERS | {"pandas"}
    assert "pandas" not in foreign(imports(path, top_only=True))
    assert all(name.startswith("labkit.core") for name in own(imports(path)))


@pytest.mark.parametrize("path", of_room("ui"), ids=str)
def test_ui_knows_core_and_no_lab(path):
    assert {name.split(".")[1] for name in own(imports(path)) if "." in name} <= {"core", "ui"}


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "kernel.py"], ids=str)
def test_a_kernel_has_no_screen_and_stays_in_its_lab(path):
    lab = path.parent.name
    assert foreign(imports(path)) <= NUMBERS
    assert {name.split(".")[1] for name in own(imports(path)) if "." in name} <= {"core", lab}


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name == "view.py" and path.parent.name in LABS], ids=str
)
def test_a_view_draws_its_own_lab_only(path):
    assert foreign(imports(path)) <= {"numpy", "bokeh"}
    assert {name.split(".")[1] for name in own(imports(path)) if "." in name} <= {"core", "ui", path.parent.name}


JOINING = {"labkit.activation", "labkit.territory"}


def contracts():
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract["name"])
def test_a_contract_that_lists_labs_lists_them_all(contract):
    listed = [contract.get(side, []) for side in ("modules", "source_modules", "forbidden_modules")]
    named = {name.removesuffix(".*") for names in listed for name in names}
    every = {f"labkit.{lab}" for lab in LABS}
    missing = every - named
    if "territory joins" in contract["name"]:
        missing -= {"labkit.relocation", "labkit.activation"}
    if contract["name"] == "other labs know no lab but their own":
        missing -= JOINING
    assert named.isdisjoint(every) or not missing, f"add {', '.join(sorted(missing))} to “{contract['name']}”"


def test_every_lab_is_taught_in_an_order():
    assert set(labkit.TEACHING_ORDER) == set(LABS), "add what is missing to TEACHING_ORDER in labkit/__init__.py"


def test_every_package_that_labkit_imports_is_declared(project):
    declared = {Requirement(line).name.replace("-", "_") for line in project["dependencies"]}
    used = {name.lower() for path in FILES for name in foreign(imports(path))}
    assert used - declared - {"pydantic_core"} == set()


def test_import_linter_sees_a_screen_in_core(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "labkit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "labkit" / "core" / "drawing.py").write_text("import bokeh\n")
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "core knows no topic and no screen BROKEN" in done.stdout


def test_importing_labkit_and_listing_its_labs_loads_no_screen():
    code = (
        "import sys, labkit; labkit.labs(); print(*{'bokeh', 'ipywidgets', 'anywidget', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
