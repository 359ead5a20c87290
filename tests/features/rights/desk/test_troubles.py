"""Trouble in the language of the page."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from houvast.features.rights.contracts import Right
from houvast.features.rights.desk.troubles import LINES, in_words
from tests.features.rights.desk.stage import Stage

SOURCE = Path(__file__).resolve().parents[4] / "src" / "houvast"
PLACE = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every text in the code, with a star for what is filled in, whether whole or in halves that are joined."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py") if path.name != "troubles.py"]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {_text(node) for node in nodes if isinstance(node, ast.JoinedStr | ast.Constant)}


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_said_somewhere(line, said):
    whole = PLACE.sub("*", line)
    assert whole in said or _in_halves(whole, said), "nothing says this any more: change the line as the code says it"


def _in_halves(whole: str, said: set[str]) -> bool:
    """Tell whether it is a text with, in the place of one of its stars, another."""
    frames = [text for text in said if text.count("*") >= 2 and text.endswith(whole[-20:])]
    holes = [(text[: place.start()], text[place.end() :]) for text in frames for place in re.finditer(r"\*", text)]
    return any(
        whole.startswith(head) and whole.endswith(tail) and whole[len(head) : len(whole) - len(tail)] in said
        for head, tail in holes
    )


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_said_in_dutch_with_what_stood_in_it(line):
    filled = PLACE.sub("2026-00001", line)
    with override("nl"):
        dutch = in_words(filled)
    assert dutch != filled
    assert ("2026-00001" in dutch) is ("2026-00001" in filled)


def test_in_english_a_line_stays_as_it_is():
    line = "case 2026-00001: the person was not located yet; locate first."
    with override("en"):
        assert in_words(line) == line


def test_a_line_that_is_not_known_stays_as_it_is():
    with override("nl"):
        assert in_words("the sky fell; look up.") == "the sky fell; look up."


def test_a_status_is_said_as_pages_say_it():
    with override("nl"):
        assert "Geregistreerd" in in_words("case 2026-00001 is registered; answer it before closing.")


def test_codes_with_or_between_them_are_said_one_by_one():
    with override("nl"):
        said = in_words("case 2026-00001 is registered; this step needs a case that is located or planned.")
    assert "Gegevens gevonden / Plan gemaakt" in said


def test_a_page_of_trouble_speaks_the_language_of_the_page(stage: Stage):
    number, thijs = stage.located("bram", "energie", Right.ACCESS), stage.client("thijs")
    response = thijs.post(f"/desk/cases/{number}/close/", headers={"Accept-Language": "nl"})
    assert response.status_code == 409
    assert f"Beantwoord verzoek {number} voor het sluiten" in response.content.decode()
