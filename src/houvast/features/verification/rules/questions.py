"""Questions of which only the customer knows the answer, because it changes: choose them, and judge the answers.

Nothing is asked that stands on a letter, that a partner, relative or neighbour knows, or that the law protects most.
What an agent gets to see is a field, or choices among which the right one does not stand out.
"""

import random
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from houvast.engines.datamap.special import is_special

MOST = 3
CHOICES = 4
ENOUGH_ALONE = 2
ENOUGH_WITH_CODE = 1

_WIDELY_KNOWN = (
    "user.name", "user.contact", "user.demographic", "user.financial.bank_account", "user.unique_id",
    "user.government_id", "user.account", "user.authorization", "user.content", "user.workplace", "user.device",
)  # fmt: skip
_TELLING_NAME = re.compile(
    r"(^|_)(name|naam|voornaam|achternaam|birth|geboorte|dob|street|straat|post_?code|zip|city|plaats|address|adres"
    r"|phone|tel|telefoon|mobile|mobiel|e?_?mail|iban|bic|card|kaart|customer_?n\w*|klantn\w*|bsn|ssn|nrn|passport"
    r"|loaded|written|created|updated|modified|imported|plate|kenteken|maiden|pin|cvc|password|wachtwoord|number|nummer|id|code)(_|$)",
    re.I,
)
_BANDS = ((100, 10), (500, 50), (2000, 100))
_WIDEST = 500

Scalar = str | int | float | Decimal | date | datetime


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact from a system: `code` names its field (`system:collection.field`), `label` what to ask.

    `kind` is month (of a day), amount (in euros, asked as a band), number (typed) or choice (`others` are values that
    other people have). The value never shows.
    """

    code: str
    label: str
    value: Scalar = field(repr=False)
    kind: str
    categories: tuple[str, ...] = ()
    printed_on_letters: bool = False
    others: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What an agent asks: `options` to choose from, or none where the answer is typed."""

    code: str
    label: str
    kind: str
    options: tuple[str, ...]


def may_be_asked(fact: KnownFact) -> bool:
    """Tell whether a fact changes and is the customer's alone to know."""
    widely = any(c == key or c.startswith(f"{key}.") for c in fact.categories for key in _WIDELY_KNOWN)
    telling = _TELLING_NAME.search(fact.code.rpartition(".")[2])
    protected = any(map(is_special, fact.categories))
    return not (fact.printed_on_letters or widely or telling or protected) and bool(_right_answer(fact))


def choose(facts: Iterable[KnownFact], *, seed: str, on: date, without: Collection[str] = ()) -> tuple[Question, ...]:
    """Choose three questions at most, none of which was asked before; the same seed gives the same ones.

    A seed must not be guessable; one system gives one question, so that one answer does not help with the next.
    """
    lots = random.Random(seed)  # noqa: S311 (the seed is a secret hash)
    fit = sorted((f for f in facts if may_be_asked(f) and f.code not in without), key=lambda f: f.code)
    lots.shuffle(fit)
    chosen = list({f.code.partition(":")[0]: f for f in fit}.values())[:MOST]
    asked = (Question(f.code, f.label, f.kind, _options(f, random.Random(f"{seed}:{f.code}"), on)) for f in chosen)  # noqa: S311 (same)
    return tuple(q for q in asked if q.options or q.kind == "number")


def is_right(fact: KnownFact, answer: str) -> bool:
    """Tell whether an answer is right, however it is written."""
    if fact.kind == "number":
        return _digits(answer) == _right_answer(fact)
    return answer.strip().casefold() == _right_answer(fact).casefold()


def _right_answer(fact: KnownFact) -> str:
    value = fact.value
    if fact.kind == "month":
        return f"{value:%Y-%m}" if isinstance(value, date) else ""
    if fact.kind == "amount":
        amount = _amount(value)
        return "" if amount is None else _band(amount // _width(amount) * _width(amount), _width(amount))
    return _digits(str(value)) if fact.kind == "number" else str(value).strip()


def _options(fact: KnownFact, lots: random.Random, on: date) -> tuple[str, ...]:
    if fact.kind == "month" and isinstance(fact.value, date):
        return _months(fact.value, lots, on)
    if fact.kind == "amount":
        return _bands(_amount(fact.value) or 0, lots)
    if fact.kind == "choice":
        right = _right_answer(fact)
        others = sorted({o.strip() for o in fact.others} - {right, ""})
        wrong = lots.sample(others, CHOICES - 1) if len(others) >= CHOICES - 1 else []
        return tuple(lots.sample([right, *wrong], CHOICES)) if wrong else ()
    return ()


def _months(value: date, lots: random.Random, on: date) -> tuple[str, ...]:
    """Four months in a row, the right one anywhere among them, none after today."""
    months, last = value.year * 12 + value.month - 1, on.year * 12 + on.month - 1
    first = min(months - lots.randrange(CHOICES), max(last - CHOICES + 1, months - CHOICES + 1))
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, first + CHOICES))


def _bands(amount: int, lots: random.Random) -> tuple[str, ...]:
    width = _width(amount)
    right = amount // width
    first = right - lots.randrange(CHOICES)
    if amount >= 0:
        first = max(first, 0)
    return tuple(_band(n * width, width) for n in range(first, first + CHOICES))


def _width(amount: int) -> int:
    return next((width for limit, width in _BANDS if abs(amount) < limit), _WIDEST)


def _band(start: int, width: int) -> str:
    return f"{start}-{start + width}"


def _amount(value: Scalar) -> int | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return int(amount) if amount.is_finite() else None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text).lstrip("0")
