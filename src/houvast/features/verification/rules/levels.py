"""Which level each request asks for: a table of right, data and channel, read from a file and held to a floor.

Law: GDPR art. 12(6), 32, recital 64: reasonable measures, in proportion to what a wrong answer would do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import Sensitivity
from houvast.features.verification.methods.ways import NONE, STANDARD, STRONG

RIGHTS = (
    "access", "portability", "erasure", "rectification", "restriction", "objection", "withdrawal", "human_review",
    "complaint",
)  # fmt: skip
CHANNELS = ("phone", "mail", "web", "chat", "letter", "counter", "principal", "api")

NEVER_LOWER = frozenset({"access", "portability", "erasure", "rectification"})
"""Rights that hand data over, or change what can't be changed back; new contact data is a way to steal the rest."""

_DATA = tuple(one.value for one in Sensitivity)
_ASPECTS = {"right": RIGHTS, "data": _DATA, "channel": CHANNELS}
_LISTS = ("changed_fields", "valid_from_fields", "valid_until_fields", "earlier_fields", "never_asked")


class UnknownRight(Trouble):
    """A right was named that does not exist."""


class WrongLevels(Trouble):
    """The table of identity levels can't be used as it stands."""


@dataclass(frozen=True)
class LevelTable:
    """The level (0-3) for each right, sort of data and channel.

    `changed_fields` are names of fields that tell when a row last changed, `earlier_fields` of those with a contact
    point of before, which gets no code but hears of a change; `valid_from_fields` and `valid_until_fields` say from and
    until when an address counts; `never_asked` are fields (`system:collection.field`) that stand on letters, so that no
    question is made of them.
    """

    levels: Mapping[tuple[str, str, str], int]
    changed_fields: tuple[str, ...] = ()
    valid_from_fields: tuple[str, ...] = ()
    valid_until_fields: tuple[str, ...] = ()
    earlier_fields: frozenset[str] = frozenset()
    never_asked: frozenset[str] = frozenset()

    def level(self, right: str, channel: str, data: Sensitivity = Sensitivity.ORDINARY) -> int:
        """Return the level that a request asks for; a channel that the table does not know counts as the web.

        :raises UnknownRight: no such right.
        """
        if right not in RIGHTS:
            raise UnknownRight(f"There is no right “{right}”: choose one of {', '.join(RIGHTS)}.")
        return self.levels[right, data.value, channel if channel in CHANNELS else "web"]


def read_levels(text: str, file: str) -> LevelTable:
    """Read a table, in which for each request the first row that fits counts.

    :raises WrongLevels: it can't be read, leaves a request without a level, or asks less than the law does.
    """
    told = _mapping(text, file)
    rows = [_row(row, f"{file}: row {number}") for number, row in enumerate(told["levels"], 1)]
    levels = {key: _first(key, rows, file) for key in product(RIGHTS, _DATA, CHANNELS)}
    for key, level in levels.items():
        _hold_to_floor(key, level, file)
    lists = {name: _texts(told.get(name, []), f"{file}: {name}") for name in _LISTS}
    return LevelTable(
        levels,
        changed_fields=lists["changed_fields"],
        valid_from_fields=lists["valid_from_fields"],
        valid_until_fields=lists["valid_until_fields"],
        earlier_fields=frozenset(lists["earlier_fields"]),
        never_asked=frozenset(lists["never_asked"]),
    )


def _mapping(text: str, file: str) -> dict[str, Any]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError:
        raise WrongLevels(f"{file}: is no valid YAML; compare it with the table that comes with Houvast.") from None
    if not isinstance(told, dict) or not isinstance(told.get("levels"), list):
        raise WrongLevels(f"{file}: holds no list `levels`; begin with the table that comes with Houvast.")
    if unknown := sorted(map(str, set(told) - {"levels", *_LISTS})):
        raise WrongLevels(f"{file}: {unknown[0]} is not known; leave it out.")
    return cast("dict[str, Any]", told)


def _row(row: object, place: str) -> tuple[dict[str, frozenset[str]], int]:
    if not isinstance(row, dict) or not set(row) <= {*_ASPECTS, "level"}:
        raise WrongLevels(f"{place}: write right, data, channel and level, and nothing else.")
    level = row.get("level")
    if isinstance(level, bool) or not isinstance(level, int) or not NONE <= level <= STRONG:
        raise WrongLevels(f"{place}: the level must be 0, 1, 2 or 3.")
    return {name: _among(row, name, place) for name in _ASPECTS}, level


def _among(row: dict[str, object], name: str, place: str) -> frozenset[str]:
    if name not in row:
        return frozenset(_ASPECTS[name])
    given = _texts(row[name] if isinstance(row[name], list) else [row[name]], f"{place}: {name}")
    for one in given:
        if one not in _ASPECTS[name]:
            raise WrongLevels(f"{place}: there is no {name} “{one}”; choose from {', '.join(_ASPECTS[name])}.")
    return frozenset(given)


def _texts(given: object, place: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise WrongLevels(f"{place} must be a list of words.")
    return tuple(given)


def _first(key: tuple[str, ...], rows: list[tuple[dict[str, frozenset[str]], int]], file: str) -> int:
    for fits, level in rows:
        if all(part in fits[name] for part, name in zip(key, _ASPECTS, strict=True)):
            return level
    raise WrongLevels(f"{file}: no row says the level for {', '.join(key)}; add one.")


def _hold_to_floor(key: tuple[str, ...], level: int, file: str) -> None:
    right, data, _channel = key
    if right not in NEVER_LOWER:
        return
    floor = STANDARD if data == Sensitivity.ORDINARY else STRONG
    if level < floor:
        raise WrongLevels(f"{file}: {', '.join(key)} asks for level {level}; {right} needs {floor} or more there.")
