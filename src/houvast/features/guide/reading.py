"""The cards and the five steps as they lie in `content`: Markdown with a head of fields, one section per step."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import Card, Step, StepKey, Theme

_CONTENT = files("houvast.features.guide") / "content"
_FORM = re.compile(r"\A---\n(?P<head>.*?\n)---\n(?P<body>.*)\Z", re.S)


class NoSuchCard(Trouble):
    """There is no card under this key."""

    status = 404


class CardUnreadable(Trouble):
    """A text of the guide isn't written as it should be."""


@cache
def cards(language: str) -> Mapping[str, Card]:
    """Give every card in a language, by its key.

    :raises CardUnreadable: one lacks a field or a section.
    """
    found = sorted((_CONTENT / language / "cards").iterdir(), key=lambda file: file.name)
    texts = {file.name.removesuffix(".md"): file.read_text(encoding="utf-8") for file in found}
    return {key: read_card(text, key, language) for key, text in texts.items()}


def card_text(key: str, language: str) -> str:
    """Give the text of a card of ours, as it was written.

    :raises NoSuchCard: there is none.
    """
    return (_CONTENT / language / "cards" / f"{card_by_key(key, language).key}.md").read_text(encoding="utf-8")


@cache
def steps(language: str) -> tuple[Step, ...]:
    """Give the five steps in a language, in their order.

    :raises CardUnreadable: one lacks a section.
    """
    folder = _CONTENT / language / "steps"
    return tuple(read_step((folder / f"{key}.md").read_text(encoding="utf-8"), key) for key in StepKey)


def card_by_key(key: str, language: str) -> Card:
    """Give a card.

    :raises NoSuchCard: there is none.
    """
    found = cards(language).get(key)
    if found is None:
        raise NoSuchCard("There is no such card: choose one from the guide.")
    return found


def read_card(text: str, key: str, language: str) -> Card:
    """Read one card.

    :raises CardUnreadable: it lacks a field or a section, or a field says what cannot be.
    """
    head, parts = _parted(text, key)
    try:
        return Card(
            key=key,
            language=language,
            title=str(head["title"]),
            keys=tuple(str(one) for one in head["keys"]),
            theme=Theme(head["theme"]),
            right=str(head["right"]),
            law=str(head["law"]),
            said={step: _flat(parts[step]) for step in StepKey if step in parts},
            why=_flat(parts["why"]),
            never=_items(parts["never"]),
            reviewed_on=_day(head["reviewed_on"]),
            approver=str(head["approver"]),
            version=int(head["version"]),
        )
    except (KeyError, TypeError, ValueError) as missing:
        raise CardUnreadable(f"Card {key} ({language}) lacks a field, or one is wrong: {missing}.") from missing


def read_step(text: str, key: StepKey) -> Step:
    """Read one of the five steps.

    :raises CardUnreadable: it lacks a field or a section.
    """
    head, parts = _parted(text, key)
    try:
        return Step(
            key=key,
            title=str(head["title"]),
            say=_flat(parts["say"]),
            question=_flat(parts["question"]),
            why=_flat(parts["why"]),
            next=_flat(parts["next"]),
            never=_items(parts["never"]),
        )
    except KeyError as missing:
        raise CardUnreadable(f"Step {key.value} lacks {missing}: add it.") from missing


def _parted(text: str, key: str) -> tuple[dict[str, Any], dict[str, str]]:
    form = _FORM.match(text)
    head = yaml.safe_load(form["head"]) if form else None
    if form is None or not isinstance(head, dict):
        raise CardUnreadable(f"Text {key} has no head between two lines of `---`: add it.")
    sections = re.split(r"^## (\w+)\n", form["body"], flags=re.M)
    return head, dict(zip(sections[1::2], sections[2::2], strict=True))


def _flat(part: str) -> str:
    return " ".join(part.split())


def _items(part: str) -> tuple[str, ...]:
    return tuple(_flat(item) for item in re.split(r"(?:\A|\n)- ", part.strip()) if item.strip())


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("a day is written as 2026-11-20")
    return value
