"""What is answered to a person, in plain values: the one source of every form of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from houvast.engines.datamap.model import Origin
from houvast.engines.datamap.rows import Value


class Right(StrEnum):
    """What the person asked for."""

    ACCESS = "access"
    PORTABILITY = "portability"
    ERASURE = "erasure"
    RECTIFICATION = "rectification"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"
    HUMAN_REVIEW = "human_review"
    COMPLAINT = "complaint"


class Outcome(StrEnum):
    """What the answer is.

    Law: GDPR art. 12(3) (granted, extended), 12(4) (refused), 11(2) and 12(6) (not identified).
    """

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    NOTHING_FOUND = "nothing_found"
    EXTENDED = "extended"
    NOT_IDENTIFIED = "not_identified"


@dataclass(frozen=True, slots=True)
class Controller:
    """The organisation that answers; `country` is an ISO code, `dpo` how the data protection officer is reached."""

    name: str
    address: tuple[str, ...]
    country: str
    email: str = ""
    phone: str = ""
    dpo: str = ""
    statement_url: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who gets the letter; all of it may be empty."""

    name: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that the letter speaks of; `extended_due` only where the term was extended.

    `case_kept_until` is the last day that the request itself and the letter stay on file.
    Law: GDPR art. 12(3).
    """

    received: date
    answered: date
    due: date
    extended_due: date | None = None
    case_kept_until: date | None = None


@dataclass(frozen=True, slots=True)
class Remedies:
    """How the person complains and goes to court: words of the country's rule pack, in the letter's language.

    Law: GDPR art. 12(4), 15(1)(f), 77, 79.
    """

    authority: str
    complaint: str
    court: str
    address: tuple[str, ...] = ()
    phone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `portable` tells that its data are used on consent or contract, by automated means.

    Law: GDPR art. 15(1)(g), 20(1).
    """

    name: str
    label: str
    origin: Origin = Origin.PROVIDED
    portable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The person's rows in one collection of one system; each row has a value for each column, in that order."""

    system: str
    collection: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file that goes with the answer: what it is, in words, and its type (`wav`, `mp3`, …)."""

    description: str
    kind: str = "wav"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who got data, by name, in which country (ISO code), and what."""

    name: str
    country: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """What the controller does with the person's data, in words of the letter's language.

    Empty `automated_decisions` means that there are none; empty `transfers` that no recipient sits outside the EEA.
    Law: GDPR art. 15(1)(a)-(d), (g), (h), 15(2).
    """

    name: str
    purpose: str
    ground: str
    categories: tuple[str, ...]
    retention: str
    source: str
    recipients: tuple[Recipient, ...] = ()
    automated_decisions: str = ""
    transfers: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused or withheld; `what` is empty when it holds for the whole request.

    `grounds` are the codes of the grounds of the law on which it stands, where one was chosen.
    Law: GDPR art. 12(4).
    """

    words: str
    law: str = ""
    what: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Records that stay after an erasure; `until` is empty where no day can be named yet, `count` where nobody counted.

    `explained` is what the exception of the law means, in paragraphs; empty where the ground says it all.
    Law: GDPR art. 17(3).
    """

    what: str
    ground: str
    law: str
    count: int | None
    until: date | None = None
    system: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done in one collection: rows erased, rows changed, mentions taken out of texts, rows locked."""

    system: str
    collection: str
    erased: int = 0
    changed: int = 0
    mentions: int = 0
    restricted: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that was put right.

    Law: GDPR art. 16.
    """

    system: str
    label: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Another controller that got the request for its own part, and when.

    `rows` counts the records that we hold for it and that this request found; 0 where it got a request of its own.
    Law: GDPR art. 28(3)(e).
    """

    name: str
    on: date
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person said of a system that can't be read back: what was asked, the answer, who said it, and when.

    `kind` and `state` are codes (`erase`, `done`). It is proof by statement, and told as that.
    Law: GDPR art. 5(2).
    """

    system: str
    kind: str
    state: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that one answer says.

    `remarks` are paragraphs in the answerer's own words (the outcome of a human review, the answer to a complaint).
    `told` are the recipients that were informed, `stopped` the uses of data that ended, `marketing` tells that direct
    marketing is among them. `statements` are what people said of systems that can't be read, `copies` the files that
    they handed in. `untranslated` are words that stand in English in a letter of another language; who answers sees it.
    Law: GDPR art. 12, 15-22.
    """

    case: str
    right: Right
    outcome: Outcome
    language: str
    controller: Controller
    dates: Dates
    remedies: Remedies
    addressee: Addressee = field(default_factory=Addressee)
    own: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    recordings: tuple[Recording, ...] = ()
    activities: tuple[Activity, ...] = ()
    reasons: tuple[Reason, ...] = ()
    extension_reasons: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    forwarded: tuple[Forwarded, ...] = ()
    told: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    marketing: bool = False
    remarks: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    copies: tuple[Recording, ...] = ()
    untranslated: tuple[str, ...] = ()
