"""An answer as one text: a head of fields between two lines of `---`, and the words that are read out."""

import re
from datetime import date
from typing import Any

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import Draft, Source

FIELDS = ("title", "card", "place", "edition", "url", "review_by")
_FORM = re.compile(r"\A---\n(?P<head>.*?\n)---\n(?P<body>.*)\Z", re.S)
_LONGEST = {"title": 200, "card": 40, "place": 200, "edition": 40, "url": 200}


class AnswerUnreadable(Trouble):
    """An answer is not written as it should be."""


def read_draft(text: str, key: str, language: str) -> Draft:
    """Read an answer.

    :raises AnswerUnreadable: it has no head, lacks a field, or has one that nobody knows.
    """
    form = _FORM.match(text.replace("\r\n", "\n"))
    if form is None:
        raise AnswerUnreadable(f"Answer {key} has no head between two lines of `---`: add it.")
    return draft_of(_head(form["head"], key), form["body"], key, language)


def draft_of(head: dict[str, Any], body: str, key: str, language: str) -> Draft:
    """Make an answer of its fields and its words.

    :raises AnswerUnreadable: a field is absent, too long, or not known.
    """
    if unknown := sorted(set(head) - set(FIELDS)):
        raise AnswerUnreadable(f"Answer {key} has a field {unknown[0]!r}: use {', '.join(FIELDS)}.")
    given = {name: " ".join(str(head.get(name) or "").split()) for name in FIELDS if name != "review_by"}
    for name, most in _LONGEST.items():
        if len(given[name]) > most:
            raise AnswerUnreadable(f"Answer {key}: {name} is longer than {most} signs; make it shorter.")
    if given["url"] and not re.match(r"https?://[^\s<>\"]+\Z", given["url"]):
        raise AnswerUnreadable(f"Answer {key}: url must begin with https://; correct it.")
    source = Source.STATEMENT if given["place"] else Source.ANSWER
    review_by = _day(head.get("review_by"), key)
    return Draft(key=key, language=language, text=body.strip(), review_by=review_by, source=source, **given)


def write_draft(draft: Draft) -> str:
    """Write an answer as one text; reading it again gives the same answer."""
    head = {name: getattr(draft, name) for name in FIELDS if getattr(draft, name)}
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000)}---\n{draft.text.strip()}\n"


def _head(text: str, key: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise AnswerUnreadable(f"Answer {key}: the head can't be read; write each line as `name: value`.") from wrong
    if not isinstance(head, dict) or any(isinstance(value, list | dict) for value in head.values()):
        raise AnswerUnreadable(f"Answer {key}: the head must hold lines `name: value`; correct it.")
    return {str(name): value for name, value in head.items()}


def _day(value: object, key: str) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise AnswerUnreadable(f"Answer {key}: review_by must be a day such as 2027-03-01; correct it.") from wrong
