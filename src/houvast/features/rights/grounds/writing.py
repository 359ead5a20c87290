"""Write why something is refused: the text of its ground, with what is told of this person filled in."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.blocks import Bullets, Heading, Paragraph
from houvast.features.rights.answer.values import day
from houvast.features.rights.answer.wording import PLACE, blocks, labels, text
from houvast.features.rights.grounds.fields import FIELDS, Duty, Given, Ground
from houvast.features.rights.grounds.law import law_of

LANGUAGES = ("nl", "en", "fr", "de")


class GroundTextWrong(Trouble):
    """The text of a ground does not fit the fields that it has."""


def part_of(ground: Ground) -> str:
    """Name the part of the letter that says a ground."""
    return f"ground_{ground.value}"


def write_ground(ground: Ground, given: Given, language: str, own: Mapping[str, str] | None = None) -> str:
    """Write a ground as paragraphs, apart by an empty line; `own` are parts in words of the organisation's own.

    :raises GroundTextWrong: what is given is not what this ground asks for.
    """
    if type(given) is not FIELDS[ground]:
        raise GroundTextWrong(f"Ground {ground} takes {FIELDS[ground].__name__}, not {type(given).__name__}.")
    values = {field.name: _said(field.name, getattr(given, field.name), language) for field in fields(given)}
    return _plain(ground, language, values, own)


def write_bare(ground: Ground, language: str, own: Mapping[str, str] | None = None) -> str:
    """Write what a ground says for everybody, with nothing of this person in it."""
    return _plain(ground, language, {field.name: "" for field in fields(FIELDS[ground])}, own)


def law_told(ground: Ground, given: Given, language: str) -> str:
    """Write the law of a ground, with the law of the rule where there is one."""
    duty = getattr(given, "duty", None)
    return "; ".join(law for law in (duty.law if duty else "", law_of(ground, language)) if law)


def check_grounds() -> None:
    """Hold every text of a ground against its fields; done at the start, so that no letter fails later.

    :raises GroundTextWrong: a text leaves out a field, or asks for one that is not there.
    """
    for language in LANGUAGES:
        for ground, given in FIELDS.items():
            asked = set(PLACE.findall(text(language, part_of(ground))))
            if wrong := asked ^ {field.name for field in fields(given)}:
                raise GroundTextWrong(
                    f"Letter text {language}/{part_of(ground)}.md and {given.__name__} differ in"
                    f" {', '.join(sorted(wrong))}: correct the text."
                )


def _plain(ground: Ground, language: str, values: Mapping[str, str], own: Mapping[str, str] | None) -> str:
    parts = []
    for block in blocks(language, part_of(ground), values, own):
        match block:
            case Heading():
                parts.append(block.text)
            case Bullets():
                parts.append("\n".join(f"– {item}" for item in block.items))
            case Paragraph():
                parts.append("\n".join(block.lines))
    return "\n\n".join(parts)


def _said(name: str, value: object, language: str) -> str:
    words = labels(language)
    match value:
        case Duty():
            return value.words
        case date():
            return words["ground_until"].replace("{day}", day(value, language))
        case str() if value.strip() and name == "about":
            return words["ground_about"].replace("{words}", " ".join(value.split()).rstrip("."))
        case str():
            return value.strip()
        case _:
            return ""
