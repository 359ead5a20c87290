"""The PDF: valid to an independent checker, and unmoved by whatever stands in the data."""

import re
from dataclasses import replace
from io import BytesIO
from subprocess import run

import page
import pikepdf
import pytest

from houvast.features.rights.answer import pdf
from houvast.features.rights.answer.contracts import Addressee, Column, Table
from houvast.features.rights.answer.pdf import LetterNotPrinted, print_letter
from houvast.features.rights.answer.selection import disclosed
from tests.features.rights.answer import cast
from tests.services import debian

HOSTILE = [
    '#read("/etc/passwd") #eval("1+1") $x^2$ `raw` *bold* <label> @ref // comment /* more */',
    '"]}#panic("x") \\u{41} \\ \\" {{name}}',
    "</table><script>alert(1)</script>&amp;",
    "https://example.org/#fragment",
    "\u202eomgekeerd\u2066 \u00ad \u200b",
]
UNPRINTABLE = [
    "\x00\x01\x1b",
    "\ue000 \U0010fffd",
    "\udc80",
    "\ufeff\ufffe",
    "漢字 한국어 ไทย",
    "\U0001f600\U0001f9d1\u200d\U0001f4bb",
]


def text_of(made: bytes, tmp_path) -> str:
    (tmp_path / "letter.pdf").write_bytes(made)
    done = run(
        [debian.program("pdftotext", "poppler-utils"), "-layout", tmp_path / "letter.pdf", "-"],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def failures(made: bytes, tmp_path) -> set[str]:
    (tmp_path / "letter.pdf").write_bytes(made)
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    found = {
        one.rule_id for p in profiles for one in page.validate_pdf(str(tmp_path / "letter.pdf"), profile=p).failures
    }
    if end_in_a_return(made):
        # The checker counts such a byte to the end of the line, and so one byte too few.
        found -= {"PDFA2A-STREAM-LENGTH-001"}
    return found


def end_in_a_return(made: bytes) -> bool:
    """Whether the data of some stream end in a carriage return; every length must be right to the byte."""
    ends = [begin.end() + int(begin[1]) for begin in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", made)]
    assert ends
    assert {made[end : end + 10] for end in ends} == {b"\nendstream"}
    return any(made[end - 1 : end] == b"\r" for end in ends)


def access_with(*texts):
    rows = tuple((text, text) for text in texts)
    table = Table("CRM", texts[0], (Column("a", "A"), Column("b", texts[0])), rows)
    return replace(cast.access(), tables=(table,), addressee=Addressee(texts[0], (texts[0],)))


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
@pytest.mark.parametrize("name", cast.LETTERS)
def test_every_letter_can_be_kept_and_read_aloud(name, language, tmp_path):
    assert failures(print_letter(disclosed(cast.LETTERS[name](language))), tmp_path) == set()


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_the_document_tells_its_title_language_and_maker(country):
    with pikepdf.open(BytesIO(print_letter(cast.refusal(country=country)))) as made:
        assert str(made.Root.Lang) == f"nl-{country}"
        with made.open_metadata() as metadata:
            assert metadata["dc:title"] == "Uw verzoek om uw gegevens te wissen"
            assert metadata["dc:creator"] == [cast.SENDERS[country].name]


def test_the_same_answer_is_the_same_file():
    assert print_letter(cast.erasure()) == print_letter(cast.erasure())


@pytest.mark.parametrize("text", HOSTILE)
def test_data_are_printed_never_run(text, tmp_path):
    made = print_letter(access_with(text))
    assert failures(made, tmp_path) == set()
    printed = text_of(made, tmp_path)
    assert "root:" not in printed
    if "#read" in text:
        assert '#read("/etc/passwd")' in printed


@pytest.mark.parametrize("text", UNPRINTABLE)
def test_a_sign_without_a_shape_never_stops_a_letter(text, tmp_path):
    made = print_letter(access_with(f"voor {text} na", "漢"))
    assert failures(made, tmp_path) == set()
    printed = text_of(made, tmp_path)
    assert "voor" in printed
    if "\ufffd" in printed:
        assert "een teken dat wij niet kunnen afdrukken" in " ".join(printed.split())


def test_all_of_unicode_in_one_letter(tmp_path):
    every = "".join(chr(code) for code in range(0x20, 0x30000, 97) if not 0xD800 <= code < 0xE000)
    assert failures(print_letter(access_with(every[:1400])), tmp_path) == set()


def test_a_letter_that_cannot_be_printed_is_one_line(monkeypatch):
    monkeypatch.setattr(pdf, "_template", lambda: b"#broken(")
    with pytest.raises(LetterNotPrinted, match="2026-00042") as refused:
        print_letter(cast.refusal())
    assert "\n" not in str(refused.value)


def test_a_large_dossier_is_printed():
    answer = replace(cast.access(), tables=(cast.calls("nl", rows=5_000), cast.calls("nl", rows=5_000)))
    assert print_letter(answer).startswith(b"%PDF")
