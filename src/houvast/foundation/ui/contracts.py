"""The values that components show; pages build them, templates hand them over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise


class Tone(StrEnum):
    """What a colour means; a tone never stands alone, the words beside it say the same."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class StepState(StrEnum):
    """Where a step of a job stands."""

    DONE = "done"
    CURRENT = "current"
    BLOCKED = "blocked"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page: in tabs, breadcrumbs and empty states."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a job; `note` is one short line, such as who did it or what blocks it."""

    label: Text
    state: StepState
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated fact on a timeline; `at` is aware, shown in the local time of the page."""

    at: datetime
    title: Text
    by: Text = ""
    detail: Text = ""
    tone: Tone = Tone.NEUTRAL
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value in a definition list."""

    label: Text
    value: object
    url: str = ""
    mono: bool = False


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after; with `ground` it was kept, until `until` where that is known."""

    field: str
    before: object
    after: object = None
    ground: Text = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of count in a bar chart, such as "erased"."""

    label: Text
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class BarRow:
    """The counts of one system, in the order of the series."""

    label: Text
    counts: Sequence[int]
    url: str = ""
