"""One retention rule, and the last day that it lets data stay."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from houvast.engines.trouble import Trouble


class LanguageUnknown(Trouble):
    """Words were asked in a language that the packs do not have."""

    def __init__(self, language: str) -> None:
        super().__init__(f"No words in language {language!r}: choose nl or en.")


class EndBeyondCalendar(Trouble):
    """The last day lies beyond the last year that a date can have."""

    def __init__(self, key: str, start: date) -> None:
        super().__init__(f"Rule {key} started on {start} ends beyond the year {MAXYEAR}: correct the start date.")


class MonthUnknown(Trouble):
    """The financial year was said to end in a month that does not exist."""

    def __init__(self, month: int) -> None:
        super().__init__(f"The financial year cannot end in month {month}: give 1 to 12.")


class StartEvent(StrEnum):
    """What the period runs from; the data map names the field that holds the day."""

    DATE = "date"  # the record's own day
    FINANCIAL_YEAR_END = "financial_year_end"  # the last day of the financial year that holds the record's day
    CONTRACT_END = "contract_end"  # the end of the contract, employment included
    LAST_CONTACT = "last_contact"  # the last contact with the person
    CLOSED = "closed"  # the day that a ticket, case or procedure was closed
    PURPOSE_END = "purpose_end"  # the day that the reason for keeping ended; unknown as long as it lasts


class Certainty(StrEnum):
    """How firm a rule is."""

    STATUTORY = "R"
    GUIDANCE = "G"
    PRACTICE = "P"


class OnErasure(StrEnum):
    """What the rule says when the person asks for erasure.

    Law: GDPR art. 17(1), 17(3).
    """

    STAYS = "stays"  # the exception applies by itself: keep until the last day
    WEIGH = "weigh"  # the exception may apply: a person decides and writes down why
    GOES = "goes"  # the period is only a maximum: erase


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Dutch and in English, fit for a letter to a person; in French and German where written."""

    nl: str
    en: str
    fr: str = ""
    de: str = ""

    def in_language(self, language: str) -> str:
        """Give the words in "nl" or "en", or in "fr" or "de" where they are written in it.

        :raises LanguageUnknown: any other language, or one in which they are not written.
        """
        if not self.is_in(language):
            raise LanguageUnknown(language)
        return {"nl": self.nl, "en": self.en, "fr": self.fr, "de": self.de}[language]

    def is_in(self, language: str) -> bool:
        """Tell whether the words are written in a language."""
        return language in ("nl", "en") or bool({"fr": self.fr, "de": self.de}.get(language))


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something holds, both ends inclusive; None is without bound."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return (self.first or date.min) <= day <= (self.last or date.max)

    def meets(self, other: "Span") -> bool:
        """Say whether two spans have a day in common."""
        return (self.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
            self.last or date.max
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; all zero means: not beyond the start event itself."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long one kind of data may or must stay, by which law, and in which words.

    `keeps` holds the fideslang categories that may stay under this rule, `keeps_words` says the same to a person.
    `valid` is compared with the day of the start event, since a changed term seldom touches what came before.
    `exception` is the ground against erasure, empty when `on_erasure` is GOES.
    """

    key: str
    country: str
    law: str
    article: str
    source: str
    certainty: Certainty
    data: Words
    start: StartEvent
    period: Period
    on_erasure: OnErasure
    exception: str
    keeps: tuple[str, ...]
    keeps_words: Words
    words: Words
    valid: Span = Span()

    def may_keep(self, category: str) -> bool:
        """Say whether a fideslang category, or one above it, is among what may stay."""
        return any(category == kept or category.startswith(f"{kept}.") for kept in self.keeps)


def until(rule: RetentionRule, start: date, *, year_end_month: int = 12) -> date:
    """Give the last day, inclusive, that the data may be kept.

    `start` is the day of the start event; for FINANCIAL_YEAR_END any day in that year, and `year_end_month` (1-12) is
    the last month of the organisation's financial year.

    :raises EndBeyondCalendar: the last day cannot be written as a date.
    :raises MonthUnknown: `year_end_month` is no month.
    Law: GDPR art. 5(1)(e); Regulation 1182/71 art. 3(2)(c) (same day of the month, or else its last).
    """
    started_on, period = start_day(rule, start, year_end_month=year_end_month), rule.period
    try:
        return started_on + relativedelta(years=period.years, months=period.months, days=period.days)
    except (ValueError, OverflowError) as beyond:
        raise EndBeyondCalendar(rule.key, start) from beyond


def start_day(rule: RetentionRule, start: date, *, year_end_month: int = 12) -> date:
    """Give the day that the period runs from: `start` itself, or the end of its financial year.

    :raises EndBeyondCalendar: that day cannot be written as a date.
    :raises MonthUnknown: `year_end_month` is no month.
    """
    if rule.start is not StartEvent.FINANCIAL_YEAR_END:
        return start
    if not 1 <= year_end_month <= 12:
        raise MonthUnknown(year_end_month)
    year = start.year + (start.month > year_end_month)
    if year > MAXYEAR:
        raise EndBeyondCalendar(rule.key, start)
    return date(year, year_end_month, monthrange(year, year_end_month)[1])
