"""Texts that recognisers may trip over: their own lists, examples of their tests, anything in between."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from houvast.engines.scanner.recognisers import address, date, email, fullname, housenumber, signature, streets

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
