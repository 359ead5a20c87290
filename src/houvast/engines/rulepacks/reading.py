"""Reading one mapping of a rule pack strictly: every mistake is one line that names file, place and what is wrong."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from houvast.engines.rulepacks.rules import Words
from houvast.engines.trouble import Trouble

Choice = TypeVar("Choice", bound=StrEnum)


class PackUnreadable(Trouble):
    """A rule pack cannot be used as it is written."""

    def __init__(self, file: str, place: str, what: str) -> None:
        super().__init__(f"{file}: {place}: {what}")


@dataclass(slots=True)
class Fields:
    """One mapping being read; what has been taken is remembered, so that `close` finds what nobody asked for."""

    file: str
    place: str
    values: dict[str, object]
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, file: str, place: str, value: object) -> "Fields":
        """Take a value as a mapping with text keys.

        :raises PackUnreadable: it is something else.
        """
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise PackUnreadable(file, place, "must be a mapping of names to values.")
        return cls(file, place, value)

    def wrong(self, key: str, what: str) -> PackUnreadable:
        """Make the error for one key of this mapping."""
        return PackUnreadable(self.file, f"{self.place}, {key}", what)

    def take(self, key: str) -> object:
        """Give a value that must be there.

        :raises PackUnreadable: it is missing or empty.
        """
        self.taken.add(key)
        if self.values.get(key) is None:
            raise self.wrong(key, "is missing.")
        return self.values[key]

    def has(self, key: str) -> bool:
        """Say whether a key is written with a value."""
        self.taken.add(key)
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        """Give a text that says something, on one line.

        :raises PackUnreadable: it is missing, no text, or blank.
        """
        value = self.take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be text.")
        return " ".join(value.split())

    def words(self, key: str) -> Words:
        """Give words in Dutch and English, and in French and German where they are written.

        :raises PackUnreadable: Dutch or English is missing.
        """
        every = self.inside(key)
        more = {language: every.text(language) for language in ("fr", "de") if every.has(language)}
        words = Words(nl=every.text("nl"), en=every.text("en"), **more)
        every.close()
        return words

    def day(self, key: str) -> date:
        """Give a calendar day.

        :raises PackUnreadable: it is missing or no day.
        """
        value = self.take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(key, "must be a day such as 2026-01-31.")
        return value

    def optional_day(self, key: str) -> date | None:
        """Give a calendar day, or None where none is written."""
        return self.day(key) if self.has(key) else None

    def count(self, key: str) -> int:
        """Give a whole number, zero or more.

        :raises PackUnreadable: it is missing or something else.
        """
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "must be a whole number, zero or more.")
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Give one of the values of an enum.

        :raises PackUnreadable: it is missing or not among them.
        """
        value = self.take(key)
        for member in kind:
            if member.value == value:
                return member
        raise self.wrong(key, f"{value!r} is unknown: choose one of {', '.join(kind)}.")

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Give a list of values of an enum, with at least one.

        :raises PackUnreadable: it is missing, empty, or holds something else.
        """
        known = {member.value: member for member in kind}
        given = self.texts(key)
        for value in given:
            if value not in known:
                raise self.wrong(key, f"{value!r} is unknown: choose among {', '.join(kind)}.")
        return tuple(known[value] for value in given)

    def flag(self, key: str) -> bool:
        """Give a yes or no; what is not written is no.

        :raises PackUnreadable: it is something else.
        """
        self.taken.add(key)
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts with at least one.

        :raises PackUnreadable: it is missing, empty, or holds something else.
        """
        value = self.take(key)
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            raise self.wrong(key, "must be a list of texts.")
        return tuple(value)

    def inside(self, key: str) -> "Fields":
        """Give the mapping under a key.

        :raises PackUnreadable: it is missing or no mapping.
        """
        return Fields.of(self.file, f"{self.place}, {key}", self.take(key))

    def each(self, key: str) -> list["Fields"]:
        """Give the mappings in the list under a key; each is placed by its own `key` where it has one.

        :raises PackUnreadable: it is missing or no list of mappings.
        """
        value = self.take(key)
        if not isinstance(value, list):
            raise self.wrong(key, "must be a list.")
        entries = [Fields.of(self.file, f"{key}[{number}]", item) for number, item in enumerate(value, 1)]
        for entry in entries:
            entry.place = str(entry.values.get("key") or entry.place)
        return entries

    def close(self) -> None:
        """Refuse what is written but unknown.

        :raises PackUnreadable: a key that nobody asked for.
        """
        if unknown := sorted(set(self.values) - self.taken):
            raise self.wrong(unknown[0], "is not a known name here.")
