"""What a country's law says beside retention: the authority, the way to court, the ages."""

from dataclasses import dataclass

from houvast.engines.rulepacks.rules import Span, Words


@dataclass(frozen=True, slots=True)
class Authority:
    """The supervisory authority, and how a person complains to it.

    Law: GDPR art. 77.
    """

    name: Words
    short: str
    address: tuple[str, ...]
    phone: str
    url: str
    source: str
    complaint: Words


@dataclass(frozen=True, slots=True)
class Remedy:
    """How a person goes to court about an answer; `key` tells which kind of organisation it is for.

    Law: GDPR art. 79.
    """

    key: str
    law: str
    article: str
    source: str
    words: Words
    valid: Span


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """From which age (years) a person may do something alone; `years` is None where the law names no age."""

    key: str
    years: int | None
    law: str
    article: str
    source: str
    words: Words
    valid: Span
