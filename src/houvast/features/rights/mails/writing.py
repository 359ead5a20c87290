"""Write a mail in the language of its reader, and see to it beforehand that every text fits its fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.composing.remedies import complaint_in
from houvast.features.rights.mails.fields import (
    FIELDS,
    Complaint,
    Done,
    Greeting,
    Mail,
    MailKind,
    OwnPage,
    Question,
    Reason,
    Waiting,
)

LANGUAGES = ("nl", "en", "fr", "de")
_PLACE = re.compile(r"\{(\w+)\}")
_CODES: Mapping[str, type[StrEnum]] = {
    "right": Right, "question": Question, "reason": Reason, "waiting": Waiting, "done": Done,
}  # fmt: skip
_OTHERS = ("greeting", "greeting_unnamed", "day", "first_day", "own_page")
_HOLE = re.compile(r"\n{3,}")
"""What a place leaves that stood alone in its paragraph, and has nothing to say."""
MONTHS = 12


class MailTextWrong(Trouble):
    """The text of a mail is absent, or does not fit the fields that the mail has."""


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as it is sent: plain text, paragraphs apart by an empty line."""

    subject: str
    text: str


def write(mail: Mail, language: str, own: str = "") -> Written:
    """Fill in the text of a mail; `own` is the text of an organisation, where it has one that fits.

    :raises MailTextWrong: there is no text in this language, or it asks for what the mail does not have.
    """
    kind, words = kind_of(mail), _words(language)
    subject, text = parted(own, "own text") if own else _template(kind, language)
    values = {field.name: _said(getattr(mail, field.name), words, language) for field in fields(mail)}
    return Written(_fill(subject, values, kind), _HOLE.sub("\n\n", _fill(text, values, kind)))


def check_texts() -> None:
    """Hold every text of a mail against its fields; done at the start, so that no mail fails later.

    :raises MailTextWrong: a text or word is absent, or a text leaves out a field or asks for one that is not there.
    """
    for language in LANGUAGES:
        _check_words(language)
        for kind, mail in FIELDS.items():
            subject, text = _template(kind, language)
            asked, there = set(_PLACE.findall(subject + text)), {field.name for field in fields(mail)}
            if wrong := asked ^ there:
                raise MailTextWrong(
                    f"Mail text {language}/{kind}.md and the fields of {mail.__name__} differ in"
                    f" {', '.join(sorted(wrong))}: correct the text."
                )


def _check_words(language: str) -> None:
    words = _words(language)
    wanted = [f"{name}_{code.value}" for name, codes in _CODES.items() for code in codes]
    wanted += [*_OTHERS, *(f"month_{month}" for month in range(1, MONTHS + 1))]
    if wrong := set(wanted) ^ set(words):
        raise MailTextWrong(
            f"Mail words {language}/words.yaml: {', '.join(sorted(wrong))} absent or unknown: correct it."
        )


def kind_of(mail: Mail) -> MailKind:
    """Say which mail it is."""
    return next(kind for kind, fitting in FIELDS.items() if type(mail) is fitting)


@cache
def _template(kind: MailKind, language: str) -> tuple[str, str]:
    """Give the subject and the text as they were written, each paragraph on one line."""
    return parted(ours(kind, language), f"Mail text {language}/{kind}.md")


def ours(kind: MailKind, language: str) -> str:
    """Give the text that comes with Houvast, as it was written."""
    return _read(f"{language}/{kind}.md").strip()


def parted(text: str, what: str) -> tuple[str, str]:
    """Divide a text into its subject and the rest, each paragraph on one line.

    :raises MailTextWrong: it does not begin with a subject, or has nothing else.
    """
    first, *parts = (part for part in re.split(r"\n{2,}", text.strip()) if part.strip())
    if not first.startswith("# ") or "\n" in first or not parts:
        raise MailTextWrong(f"{what} must begin with its subject after `# `, then an empty line: correct the text.")
    return " ".join(first[2:].split()), "\n\n".join(" ".join(part.split()) for part in parts) + "\n"


@cache
def _words(language: str) -> Mapping[str, str]:
    return {str(key): str(words) for key, words in yaml.safe_load(_read(f"{language}/words.yaml")).items()}


def _read(name: str) -> str:
    file = files("houvast.features.rights") / "content" / "mails" / name
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as absent:
        raise MailTextWrong(f"No mail text content/mails/{name}: add it.") from absent


def _fill(words: str, values: Mapping[str, str], kind: MailKind) -> str:
    def value(place: re.Match[str]) -> str:
        if place[1] not in values:
            raise MailTextWrong(f"Mail text {kind} asks for {{{place[1]}}}, which it does not have: correct the text.")
        return values[place[1]]

    return _PLACE.sub(value, words)


def _said(value: object, words: Mapping[str, str], language: str) -> str:
    """Say one value; a text of one line stays one, so that nothing in it can look like a part of the mail."""
    match value:
        case Greeting(name):
            name = " ".join(name.split())
            return words["greeting"].replace("{name}", name) if name else words["greeting_unnamed"]
        case OwnPage(address):
            return words["own_page"].replace("{address}", address) if address else ""
        case Complaint(country):
            return complaint_in(country, language)
        case date():
            first = words["first_day"] if value.day == 1 else str(value.day)
            parts = {"day": first, "month": words[f"month_{value.month}"], "year": str(value.year)}
            return _PLACE.sub(lambda place: parts[place[1]], words["day"])
        case StrEnum():
            return words[f"{_code_name(value)}_{value.value}"]
        case tuple():
            return "\n".join(f"- {_said(one, words, language)}" for one in value)
        case _:
            return " ".join(str(value).split())


def _code_name(value: StrEnum) -> str:
    return next(_names(value))


def _names(value: StrEnum) -> Iterator[str]:
    return (name for name, codes in _CODES.items() if type(value) is codes)
