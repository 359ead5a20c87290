"""What the queue shows of one proposal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.discovery.contracts import Proposal, Status
from houvast.features.discovery.desk.categories import category_name
from houvast.features.discovery.desk.reasons import reasons_of
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.ui.contracts import Tone

STATES: Mapping[Status, StrOrPromise] = {
    Status.OPEN: _("open"),
    Status.ACCEPTED: _("accepted"),
    Status.CHANGED: _("changed"),
    Status.REJECTED: _("rejected: nothing about a person"),
    Status.MAPPED: _("the map says the same"),
}
_TONES = {
    Status.OPEN: Tone.WARNING,
    Status.ACCEPTED: Tone.SUCCESS,
    Status.CHANGED: Tone.INFO,
    Status.REJECTED: Tone.NEUTRAL,
    Status.MAPPED: Tone.NEUTRAL,
}
_SURE, _FAIRLY, _HALF = 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Shown:
    """One proposal in words; `percent` is how sure discovery is, 0-100."""

    one: Proposal
    category: StrOrPromise
    percent: int
    bar: Tone
    marks: tuple[tuple[StrOrPromise, Tone], ...]
    reasons: tuple[str, ...]
    state: StrOrPromise
    tone: Tone
    by: str

    @property
    def may_reject(self) -> bool:
        """Whether there is something to reject: that it is about a person."""
        return bool(self.one.proposed_category)


def shown(proposals: Sequence[Proposal]) -> list[Shown]:
    """Put proposals in words."""
    names = _names(one.decided_by for one in proposals if one.decided_by)
    return [_shown(one, names.get(one.decided_by, "")) for one in proposals]


def _shown(one: Proposal, by: str) -> Shown:
    return Shown(
        one=one,
        category=category_name(one.category),
        percent=round(one.confidence * 100),
        bar=_bar(one.confidence),
        marks=tuple(_marks(one)),
        reasons=tuple(reasons_of(one)),
        state=STATES[one.status],
        tone=_TONES[one.status],
        by=by,
    )


def _marks(one: Proposal) -> Iterable[tuple[StrOrPromise, Tone]]:
    if one.special and one.category:
        yield _("special category"), Tone.DANGER
    if one.identity and one.category:
        yield _("identifies a person"), Tone.INFO
    if one.free_text and one.category:
        yield _("free text"), Tone.WARNING
    if one.references:
        yield _("reference"), Tone.NEUTRAL
    if one.primary_key:
        yield _("key"), Tone.NEUTRAL


def _bar(confidence: float) -> Tone:
    if confidence >= _SURE:
        return Tone.SUCCESS
    if confidence >= _FAIRLY:
        return Tone.INFO
    return Tone.WARNING if confidence >= _HALF else Tone.NEUTRAL


def _names(written: Iterable[str]) -> dict[str, str]:
    actors = {}
    for who in set(written):
        kind, _sep, key = who.partition(":")
        actors[who] = Actor(kind="account" if kind == "account" else "system", key=key)
    names = names_of(actors.values())
    return {who: names[actor] for who, actor in actors.items()}
