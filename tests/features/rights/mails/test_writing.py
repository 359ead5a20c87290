"""Every mail in every language: whole, readable, and with nothing in it that should not be."""

import re
from dataclasses import replace
from datetime import date

import pytest

from houvast.engines.readability.model import Address, Limits
from houvast.engines.readability.reading import hindrances, read
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.mails import writing
from houvast.features.rights.mails.fields import FIELDS, Greeting, MailKind, Question
from houvast.features.rights.mails.writing import LANGUAGES, MailTextWrong, check_texts, write
from tests.features.rights.mails.examples import ABOUT, EXAMPLES

LIMITS = Limits(score=55)
MEAN_SENTENCE = 12
TO_THE_PERSON = [kind for kind in MailKind if kind is not MailKind.RECIPIENT_NOTICE]


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """A copy of the texts in a folder that a test may spoil."""
    original = {(lang, name): writing._read(f"{lang}/{name}") for lang in LANGUAGES for name in names()}
    changed: dict[tuple[str, str], str] = dict(original)
    monkeypatch.setattr(writing, "_read", lambda name: changed[tuple(name.split("/"))])
    for kept in (writing._template, writing._words):
        kept.cache_clear()
    yield changed
    for kept in (writing._template, writing._words):
        kept.cache_clear()


def names():
    return [*(f"{kind}.md" for kind in MailKind), "words.yaml"]


def test_every_mail_has_its_fields_and_every_text_fits_them():
    assert set(FIELDS) == set(EXAMPLES) == set(MailKind)
    check_texts()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_a_mail_is_written_whole(kind, language):
    mail = write(EXAMPLES[kind], language)
    assert not re.search(r"[{}#]|None|\bdate\b\(", mail.subject + mail.text)
    assert "\n" not in mail.subject
    assert mail.text.rstrip().endswith("Belhuis Noord")
    assert "privacy@belhuis-noord.example" in mail.text
    assert "2026-00007" in mail.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_the_subject_names_nobody_and_nothing_of_the_request(kind, language):
    mail = write(EXAMPLES[kind], language)
    others = [replace(EXAMPLES[kind], right=right) for right in Right if kind in TO_THE_PERSON]
    assert {write(other, language).subject for other in others} <= {mail.subject}
    assert not re.search("Vera|Zonderland|Belhuis|Zonneveld", mail.subject)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_a_mail_reads_easily(kind, language):
    text = write(EXAMPLES[kind], language).text
    for name in ("privacy@belhuis-noord.example", "Autoriteit Persoonsgegevens"):
        text = text.replace(name, "mail")
    reading = read(text, language)
    assert hindrances(reading, LIMITS) == frozenset(), (reading.score, reading.longest, reading.jargon)
    assert reading.mean_sentence <= MEAN_SENTENCE
    assert Address.INFORMAL not in reading.address
    assert reading.passive == ()


def test_no_two_languages_have_the_same_text():
    for kind, mail in EXAMPLES.items():
        assert len({write(mail, language).text for language in LANGUAGES}) == len(LANGUAGES), kind


@pytest.mark.parametrize(
    ("language", "day"),
    [("nl", "1 december 2026"), ("en", "1 December 2026"), ("fr", "1er décembre 2026"), ("de", "1. Dezember 2026")],
)
def test_days_are_written_as_one_says_them(language, day):
    assert day in write(EXAMPLES[MailKind.RECEIPT], language).text
    assert str(date(2026, 12, 22).day) in write(EXAMPLES[MailKind.RECEIPT], language).text


def test_whoever_proved_nothing_is_greeted_without_a_name():
    mail = replace(EXAMPLES[MailKind.RECEIPT], greeting=Greeting())
    assert write(mail, "nl").text.startswith("Geachte heer of mevrouw,\n\n")
    assert "Vera" not in write(mail, "nl").text


def test_a_name_is_neither_markup_nor_a_paragraph_of_its_own():
    mail = replace(EXAMPLES[MailKind.RECEIPT], greeting=Greeting("{due}\n\n# Vera\r\nBcc: x"))
    assert write(mail, "en").text.startswith("Dear {due} # Vera Bcc: x,\n\n")


def test_what_is_asked_stands_in_a_list():
    mail = replace(EXAMPLES[MailKind.CLARIFICATION], questions=(Question.WHICH_DATA, Question.WHICH_PERIOD))
    assert "\n\n- Which data is your request about?\n- Which time is your request about?\n\n" in write(mail, "en").text


@pytest.mark.parametrize(
    ("name", "spoil", "told"),
    [
        ("receipt.md", lambda text: text.replace("{due}", "soon"), r"nl/receipt\.md and the fields of Receipt .* due"),
        ("receipt.md", lambda text: text + "\n{iban}\n", r"differ in iban"),
        ("reminder.md", lambda text: text.removeprefix("# "), r"must begin with its subject"),
        (
            "words.yaml",
            lambda text: text.replace("right_erasure", "right_gone"),
            r"right_erasure, right_gone",
        ),
        ("words.yaml", lambda text: text.replace("month_3:", "maand_3:"), r"maand_3, month_3"),
    ],
)
def test_a_text_that_does_not_fit_stops_the_start(texts, name, spoil, told):
    texts["nl", name] = spoil(texts["nl", name])
    with pytest.raises(MailTextWrong, match=told):
        check_texts()


def test_a_language_without_texts_is_named():
    with pytest.raises(MailTextWrong, match=r"content/mails/es/"):
        write(EXAMPLES[MailKind.RECEIPT], "es")


def test_a_mail_has_all_its_fields_or_is_not_made():
    with pytest.raises(TypeError, match="due"):
        FIELDS[MailKind.IDENTITY_NEEDED](**ABOUT)
