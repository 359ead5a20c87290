"""Invented notes of contact centres, in four languages, as many as are asked for; the same seed gives the same notes.

A note is a few sentences of service talk of one trade: what it is about, what is the matter, what was done, how it
ended. Sentences are composed of the parts in `notes_words`, with names, numbers, dates and places, and now and then
with words that look sensitive and are not: streets, products, idioms. About three in a hundred notes hold a sensitive
statement.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("notes_words")
LANGUAGES: Final = ("nl", "fr", "en", "de")
_TALK: Final = ("openings", "actions", "closings", "traps", "sensitive")
_LISTS: Final = ("titles", "products", "streets", "towns", "first words", "second words")
_SHARES: Final = (70, 10, 10, 10)  # of the languages
_MEAN, _SPREAD, _SHORTEST = 230, 90, 30  # bytes, before the last sentence
_SHARE: Final = 0.03
_TRAP, _PRODUCT, _COMPOUND, _LOWER = 0.07, 0.08, 0.25, 0.15


@dataclass(frozen=True, slots=True)
class Trade:
    """What agents of one trade write about."""

    things: tuple[str, ...]
    matters: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of one language."""

    trades: tuple[Trade, ...]
    talk: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]


@cache
def words_of(language: str) -> Words:
    """Return the parts of a language."""
    sections = _sections((WORDS / f"{language}.txt").read_text(encoding="utf-8"))
    talk = {name: tuple(sections.pop(name)) for name in _TALK}
    lists = {name: _several(sections.pop(name)) for name in _LISTS}
    return Words(tuple(map(_trade, sections.values())), talk, lists)


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return the parts of which names are made."""
    return {name: _several(lines) for name, lines in _sections((WORDS / "any.txt").read_text(encoding="utf-8")).items()}


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            held = sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            held.append(line)
    return sections


def _trade(lines: list[str]) -> Trade:
    things, matters, steps = (line[2:] for line in lines)
    return Trade(tuple(things.split(", ")), tuple(matters.split(" | ")), tuple(steps.split(" | ")))


def _several(lines: list[str]) -> tuple[str, ...]:
    whole = " ".join(lines)
    return tuple(whole.split(", ") if ", " in whole else whole.split())


def invented(count: int, seed: int = 1, *, sensitive: float = _SHARE) -> Iterator[str]:
    """Yield notes of about 290 bytes; `sensitive` is the share that holds a sensitive statement."""
    chance = random.Random(seed)
    for _ in range(count):
        language = chance.choices(LANGUAGES, _SHARES)[0]
        words = words_of(language)
        trade = chance.choice(words.trades)
        size = max(_SHORTEST, chance.gauss(_MEAN, _SPREAD))
        said = [chance.choice(words.talk["sensitive"])] if chance.random() < sensitive else []
        while sum(map(len, said)) < size:
            said.append(_sentence(chance, language, trade))
        chance.shuffle(said)
        note = " ".join(f"{one[0].upper()}{one[1:]}." for one in said)
        yield note.lower() if chance.random() < _LOWER else note


def _sentence(chance: random.Random, language: str, trade: Trade) -> str:
    talk = words_of(language).talk
    if chance.random() < _TRAP:
        parts = [chance.choice(talk["traps"])]
    elif chance.random() < 0.5:
        parts = [chance.choice(talk["openings"]), chance.choice(trade.matters)]
    else:
        parts = [chance.choice((*talk["actions"], *trade.steps)), chance.choice((*talk["closings"], *trade.matters))]
    filled = _filled(chance, language, trade)
    return ", ".join(part.format_map(filled) for part in parts)


def _filled(chance: random.Random, language: str, trade: Trade) -> dict[str, str]:
    lists, name = words_of(language).lists, surname(chance)
    hour = chance.randrange(8, 18)
    return {
        "Title": chance.choice(lists["titles"]),
        "Name": _person(chance, name),
        "thing": _subject(chance, language, trade),
        "product": chance.choice(lists["products"]),
        "trap": chance.choice(lists["streets"]),
        "order": chance.choice(("{:08d}", "ORD-{:06d}", "{:09d}", "R{:07d}")).format(chance.randrange(10**6, 10**8)),
        "date": f"{chance.randrange(1, 29)}-{chance.randrange(1, 13)}-{chance.randrange(2023, 2027)}",
        "hour": str(hour),
        "money": f"{chance.randrange(5, 900)},{chance.randrange(100):02d} euro",
        "phone": f"06-{chance.randrange(10**7, 10**8)}",
        "mail": f"{name.lower()}{chance.randrange(100)}@example.org",
        "street": chance.choice(lists["streets"]),
        "town": chance.choice(lists["towns"]),
        "num": str(chance.randrange(1, 400)),
    }


def surname(chance: random.Random) -> str:
    """Return a surname that may never have been named before."""
    starts, ends = names()["surname starts"], names()["surname ends"]
    return (chance.choice(starts) + chance.choice(starts)[: chance.randrange(3)] + chance.choice(ends)).capitalize()


def _person(chance: random.Random, name: str) -> str:
    return chance.choice((name, name, f"van {name}", f"{chance.choice(names()['given'])} {name}"))


def _subject(chance: random.Random, language: str, trade: Trade) -> str:
    lists, drawn = words_of(language).lists, chance.random()
    if drawn < _PRODUCT:
        return chance.choice(lists["products"])
    if drawn < _PRODUCT + _COMPOUND:
        between = "" if language in ("nl", "de") else " "
        return chance.choice(lists["first words"]) + between + chance.choice(lists["second words"])
    return chance.choice(trade.things)
