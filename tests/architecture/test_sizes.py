"""Modules and functions stay short; an exception is written down with its size and may only shrink."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files, name

LINES_OF_MODULE = 300
LINES_OF_FUNCTION = 40
LONG_MODULES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}

MODULES = [path for path in files(".py") if "migrations" not in path.parts]


def functions(path: Path) -> dict[str, int]:
    return {
        f"{name(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


SIZES = {name(path): len(path.read_text().splitlines()) for path in MODULES}
FUNCTIONS = {where: size for path in MODULES for where, size in functions(path).items()}


@pytest.mark.parametrize(
    ("sizes", "ceiling", "known"),
    [(SIZES, LINES_OF_MODULE, LONG_MODULES), (FUNCTIONS, LINES_OF_FUNCTION, LONG_FUNCTIONS)],
    ids=["modules", "functions"],
)
def test_nothing_grows_past_its_ceiling(sizes, ceiling, known):
    assert {where: size for where, size in sizes.items() if size > known.get(where, ceiling)} == {}


@pytest.mark.parametrize(
    ("sizes", "known"), [(SIZES, LONG_MODULES), (FUNCTIONS, LONG_FUNCTIONS)], ids=["modules", "functions"]
)
def test_an_exception_shrinks_with_what_it_excuses(sizes, known):
    assert {where: sizes.get(where, "gone") for where, size in known.items() if sizes.get(where) != size} == {}


def test_the_house_was_measured():
    assert name(ROOT / "start.py") in SIZES
    assert any(where.startswith("src/houvast/") for where in FUNCTIONS)
