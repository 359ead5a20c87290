"""A rule pack: everything that one country's law says and the programme needs, read from text.

Law: GDPR art. 5(1)(e), 8, 12(2), 17(3), 77, 79; per rule its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from houvast.engines.rulepacks.country import AgeLimit, Authority, Remedy
from houvast.engines.rulepacks.entries import read_age, read_authority, read_remedy, read_rule
from houvast.engines.rulepacks.reading import Fields, PackUnreadable
from houvast.engines.rulepacks.representation import Representation, read_representation
from houvast.engines.rulepacks.rules import RetentionRule, start_day, until
from houvast.engines.rulepacks.yamltext import parse
from houvast.engines.trouble import Trouble

Dated = TypeVar("Dated", Remedy, AgeLimit, Representation)


class RuleUnknown(Trouble):
    """A pack holds no rule with this key, or none in force on that day."""

    def __init__(self, country: str, key: str, on: date | None = None) -> None:
        when = f" in force on {on}" if on else ""
        super().__init__(f"Rule pack {country} has no entry {key!r}{when}: correct the key or add the entry.")


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one country (ISO code), as known on `compiled_on`."""

    country: str
    compiled_on: date
    authority: Authority
    remedies: tuple[Remedy, ...]
    ages: tuple[AgeLimit, ...]
    rules: tuple[RetentionRule, ...]
    representatives: tuple[Representation, ...] = ()

    def rule(self, key: str, start: date, *, year_end_month: int = 12) -> RetentionRule:
        """Give the rule for data whose period starts on a day (see `until` for the arguments).

        :raises RuleUnknown: no such key, or none in force then.
        """
        for rule in self.rules:
            if rule.key == key and rule.valid.covers(start_day(rule, start, year_end_month=year_end_month)):
                return rule
        raise RuleUnknown(self.country, key, start if key in self.rule_keys else None)

    def until(self, key: str, start: date, *, year_end_month: int = 12) -> date:
        """Give the last day, inclusive, that data of this kind may be kept.

        :raises RuleUnknown: no such key, or none in force then.
        Law: GDPR art. 5(1)(e).
        """
        return until(self.rule(key, start, year_end_month=year_end_month), start, year_end_month=year_end_month)

    @property
    def rule_keys(self) -> frozenset[str]:
        """The keys of all retention rules."""
        return frozenset(rule.key for rule in self.rules)

    def remedy(self, key: str, on: date) -> Remedy:
        """Give the way to court that is open on a day.

        :raises RuleUnknown: no such key, or none in force then.
        Law: GDPR art. 79.
        """
        return _on(self.country, self.remedies, key, on)

    def age(self, key: str, on: date) -> AgeLimit:
        """Give an age limit as it holds on a day.

        :raises RuleUnknown: no such key, or none in force then.
        Law: GDPR art. 8.
        """
        return _on(self.country, self.ages, key, on)

    def representation(self, relation: str, on: date) -> Representation:
        """Give what the law says on a day of who asks for somebody else.

        :raises RuleUnknown: no such relation, or none in force then.
        Law: GDPR art. 12(2), 12(6).
        """
        return _on(self.country, self.representatives, relation, on)


def load(text: str, *, file: str = "rule pack") -> RulePack:
    """Read a rule pack from YAML text; `file` is only named in messages.

    :raises PackUnreadable: the first mistake, in one line with file, place and what is wrong.
    """
    top = Fields.of(file, "top", parse(text, file))
    country = top.text("country")
    pack = RulePack(
        country=country,
        compiled_on=top.day("compiled_on"),
        authority=read_authority(top.inside("authority")),
        remedies=tuple(read_remedy(entry) for entry in top.each("remedies")),
        ages=tuple(read_age(entry) for entry in top.each("ages")),
        rules=tuple(read_rule(entry, country) for entry in top.each("rules")),
        representatives=_representatives(top),
    )
    top.close()
    for entries in (pack.remedies, pack.ages, pack.rules, pack.representatives):
        _refuse_overlap(file, entries)
    return pack


def _representatives(top: Fields) -> tuple[Representation, ...]:
    entries = top.each("representatives") if top.has("representatives") else []
    return tuple(read_representation(entry) for entry in entries)


def _refuse_overlap(file: str, entries: Iterable[RetentionRule | Remedy | AgeLimit | Representation]) -> None:
    for one, other in combinations(entries, 2):
        if one.key == other.key and one.valid.meets(other.valid):
            what = "is written twice for the same days: bound one by valid_from or valid_to."
            raise PackUnreadable(file, one.key, what)


def _on(country: str, entries: tuple[Dated, ...], key: str, on: date) -> Dated:
    named = [entry for entry in entries if entry.key == key]
    for entry in named:
        if entry.valid.covers(on):
            return entry
    raise RuleUnknown(country, key, on if named else None)
