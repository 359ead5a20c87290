"""Trouble in the language of the page, from every feature that names its lines."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from houvast.entrypoints.desk.features import desk_modules
from houvast.entrypoints.desk.saying import in_words
from houvast.foundation.ui.saying import said

SOURCE = Path(__file__).resolve().parents[3] / "src" / "houvast"
PLACE = re.compile(r"%\(\w+\)s")
LINES = [line for module in desk_modules("lines") for line in module.LINES]


@pytest.fixture(scope="module", name="texts")
def what_the_code_says() -> set[str]:
    """Every text in the code, with a star for what is filled in."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py") if path.name != "lines.py"]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {_text(node) for node in nodes if isinstance(node, ast.JoinedStr | ast.Constant)}


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_said_somewhere(line, texts):
    assert PLACE.sub("*", line) in texts, "nothing says this any more: change the line as the code says it"


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_said_in_dutch_with_what_stood_in_it(line):
    filled = PLACE.sub("Briefkop 7", line)
    with override("nl"):
        dutch = in_words(filled)
    assert dutch != filled
    assert ("Briefkop 7" in dutch) is ("Briefkop 7" in filled)


def test_a_line_of_a_case_is_said_as_well_and_an_unknown_one_stays():
    line = "case 2026-00001: the person was not located yet; locate first."
    with override("nl"):
        assert in_words(line) != line
        assert said("nobody ever said this") == "nobody ever said this"
    with override("en"):
        assert in_words(line) == line
