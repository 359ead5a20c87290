"""Each recogniser of the kernel finds what its Python module finds, wherever it is tried."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.invented_notes import invented
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.starting import started_with
from houvast.engines.scanner.notes import Kind, tokenise
from houvast.engines.scanner.recognisers import address, date, email, fullname, housenumber, signature, streets
from houvast.engines.scanner.recognisers.registry import recognisers
from tests.engines.scanner.kernel.paths import sentences
from tests.engines.scanner.written import rules_of

TRIED: Final = Path(__file__).parents[1] / "recognisers"
JOINTS: Final = [
    *(
        " ",
        " ",
        " ",
        " ",
        "",
        "",
        "-",
        "-",
        ".",
        ".",
        "/",
        ":",
        "'",
        ", ",
        ",",
        "  ",
        "\n",
        "\t",
        "\u00a0",
        "\u202f",
        "\u2009",
    ),
    *(
        " - ",
        "+",
        "(",
        ")",
        " (",
        ") ",
        "@",
        " @ ",
        "#",
        "*",
        "%",
        "€",
        "°",
        "_",
        "&",
        "\u200b",
        " \u200b",
        "’",
        "“",
        "»",
        "|",
    ),
    *(" nr. ", " bus ", "::", "//", "--", ".\n", "?!", "\u2048", "²", "№", "£ ", "£", "$", " te "),
]
PIECES: Final = [
    *(
        "0",
        "1",
        "2",
        "06",
        "04",
        "020",
        "0475",
        "12",
        "31",
        "32",
        "353",
        "0031",
        "00",
        "112",
        "1234",
        "12345",
        "123456",
    ),
    *(
        "1234567",
        "12345678",
        "06123456",
        "0612345678",
        "111222333",
        "0800",
        "2023",
        "1988",
        "1899",
        "2040",
        "84",
        "٣",
        "１２",
    ),
    *(
        "4111",
        "1111",
        "4111111111111111",
        "85073003328",
        "01234567890123456",
        "9703",
        "1000",
        "192",
        "168",
        "255",
        "256",
    ),
    *("NL91", "ABNA", "0417", "1643", "BE68", "5390"),
    *("0754", "7034", "nl91abna0417164300", "GH", "gh", "9703GH", "SS"),
    *(
        "ab",
        "AB",
        "fe80",
        "dead",
        "beef",
        "0a",
        "ff",
        "00ff11aa22bb",
        "XB",
        "KT",
        "X",
        "XY12",
        "ABC",
        "SW1A",
        "1AA",
        "D02",
        "X285",
    ),
    *(
        "J",
        "Jan",
        "jan",
        "JAN",
        "Jansen",
        "de",
        "De",
        "van",
        "den",
        "der",
        "'t",
        "d",
        "O",
        "Th",
        "Mc",
        "É",
        "éa",
        "Éa",
        "ÉÈ",
        "é",
    ),
    *(
        "漢",
        "漢字",
        "ж",
        "Жук",
        "ЖУК",
        "ß",
        "ẞa",
        "ŉa",
        "ǅa",
        "Ａｂ",
        "ａＢ",
        "꘠",
        "𝟘",
        "⑴",
        "①",
        "\ud800",
        "\0",
        "İx",
        "ſt",
    ),
    *(
        "Lindenstraat",
        "straat",
        "Str",
        "Hauptstr",
        "laan",
        "Oude",
        "Rue",
        "rue",
        "Am",
        "Markt",
        "Rise",
        "Park",
        "17a",
        "9II",
        "12b",
    ),
    *(
        "5e",
        "4th",
        "1er",
        "3ste",
        "info",
        "example",
        "com",
        "nl",
        "at",
        "punt",
        "Klant2023",
        "aB",
        "klantABC",
        "p4ss!",
        "a1",
        "q",
    ),
]


@cache
def kernel() -> Kernel:
    return started_with(rules_of("[all]\n" + "\n".join(f"%{code}" for code in told())))


def told() -> list[str]:
    return sorted({code for kind in Kind for code, _ in recognisers(kind)})


def expected(text: str) -> list[tuple[str, int, int]]:
    note = tokenise(text)
    return [
        (code, token.start, note.tokens[end - 1].end)
        for at, token in enumerate(note.tokens)
        for code, recognise in recognisers(token.kind)
        if (end := recognise(note, at))
    ]


def same(text: str) -> int:
    """Hold that both find the same in a text, and return how much that is."""
    wanted = sorted(expected(text))
    assert sorted(kernel().recognised(text)) == wanted, ascii(text)
    return len(wanted)


@cache
def words() -> list[str]:
    listed = [
        *(streets.SURE, streets.LIKELY, streets.NEVER, streets.OPENERS, streets.INNER, streets.FRENCH, streets.ENGLISH),
        *(date.MONTHS, date.BEFORE_MONTH, email.AT, email.JOIN, email.ENDINGS, fullname.PARTICLES, signature.CLOSINGS),
        *(housenumber.BOXES, housenumber.TAILS, housenumber.UNITS, address.NUMBER_WORDS),
    ]
    return sorted({word for several in listed for word in several})


@st.composite
def mixtures(draw: st.DrawFn) -> str:
    """Digits, marks, letters of several alphabets, months, particles, parts of streets, and what stands in examples."""
    piece = st.sampled_from(PIECES) | st.sampled_from(words()) | st.from_regex(r"[0-9]{1,11}", fullmatch=True)
    joint = st.sampled_from(JOINTS)
    made: list[str] = []
    for _ in range(draw(st.integers(1, 14))):
        one = draw(piece)
        change = draw(st.sampled_from(("", "", "", "title", "upper", "street")))
        one = {"title": one.title(), "upper": one.upper(), "street": "Bir" + one}.get(change, one)
        made += [one, draw(joint)]
    return "".join(made)


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """An example, cut and sewn to another one."""
    one, other = draw(st.sampled_from(examples())), draw(st.sampled_from(examples()))
    at, to = draw(st.integers(0, len(one))), draw(st.integers(0, len(other)))
    return one[:at] + draw(st.sampled_from(JOINTS)) + other[to:]


@cache
def examples() -> list[str]:
    """Return every text that stands in a test of a recogniser."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(TRIED.glob("test_*.py"))]
    texts = {
        n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }
    return sorted(texts)


def test_every_recogniser_is_there() -> None:
    assert told() == kernel().meta["codes"]
    assert set(told()) <= set(kernel().recognisers())


def test_what_the_modules_are_tried_with() -> None:
    assert sum(map(same, examples())) > len(examples())


def test_the_examples_of_the_lexicon() -> None:
    assert sum(map(same, sentences())) > 1000


def test_invented_notes() -> None:
    assert sum(map(same, invented(500, seed=11))) > 1000


@settings(max_examples=600, deadline=None)
@given(mixtures())
def test_mixtures(text: str) -> None:
    same(text)


@settings(max_examples=300, deadline=None)
@given(spliced())
def test_examples_sewn_together(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text(text: str) -> None:
    same(text)


@pytest.mark.parametrize(
    "piece",
    ["van ", "Jan-", "a#", "#", "a:", "ab::", "a@a-", "J.", "Str.-", "nr.", "straat nr", "(+", "1 ", "0-", "''"],
)
def test_long_runs(piece: str) -> None:
    same(piece * 70)
    same("klant " + piece * 45 + "\nJan")
