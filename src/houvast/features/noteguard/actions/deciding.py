"""Say what happens with findings: rewrite, or leave and why."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.events import FindingsDecided
from houvast.features.noteguard.models import NoteFinding, Suppression
from houvast.features.noteguard.storing import seal_words
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation

REASONS = ("not_about_a_person", "needed_for_the_service", "name_or_title", "quotation", "other_meaning")
_UNDECIDED = (FindingState.OPEN, FindingState.ACCEPTED, FindingState.DISMISSED)


class NoSuchFinding(Trouble):
    """There is no such finding, or it is another organisation's."""

    status = 404


class BadReason(Trouble):
    """A finding was dismissed without one of the reasons."""


@transaction.atomic
def accept(*, organisation: str, findings: Collection[int], words: str | None = None, by: Actor, at: datetime) -> int:
    """Have findings rewritten as proposed, or one of them as `words` say; return how many.

    :raises NoSuchFinding: one of them is not there to decide about.
    """
    rows = _rows(organisation, findings)
    for row in rows:
        row.replacement = None if words is None else seal_words(row, words)
    NoteFinding.objects.bulk_update(rows, ["replacement"])
    return _decide(rows, organisation, FindingState.ACCEPTED, "", by=by, at=at)


@transaction.atomic
def dismiss(*, organisation: str, findings: Collection[int], reason: str, by: Actor, at: datetime) -> int:
    """Leave findings as they are, for a reason; the same words are not found again at this client.

    :raises NoSuchFinding: one of them is not there to decide about.
    :raises BadReason: the reason is none of the list.
    """
    if reason not in REASONS:
        raise BadReason(f"'{reason}' is no reason: choose one of {', '.join(REASONS)}.")
    rows = _rows(organisation, findings)
    owner = Organisation.objects.get(key=organisation)
    if reason != "needed_for_the_service":  # which is said of this note, and not of the words
        suppressed = {(row.rule, row.words_index) for row in rows}
        made = [
            Suppression(organisation=owner, rule=r, words_index=w, reason=reason, by=_name(by), at=at)
            for r, w in sorted(suppressed)
        ]
        Suppression.objects.bulk_create(made, ignore_conflicts=True)
    return _decide(rows, organisation, FindingState.DISMISSED, reason, by=by, at=at)


@transaction.atomic
def reopen(*, organisation: str, findings: Collection[int], by: Actor, at: datetime) -> int:
    """Take decisions back, with what was suppressed by them; return how many.

    :raises NoSuchFinding: one of them is not there to decide about.
    """
    rows = _rows(organisation, findings)
    for row in rows:
        Suppression.objects.filter(organisation=row.organisation, rule=row.rule, words_index=row.words_index).delete()
    return _decide(rows, organisation, FindingState.OPEN, "", by=by, at=at)


def ids_of_rule(
    *,
    organisation: str,
    rule: str,
    system: str = "",
    state: FindingState = FindingState.OPEN,
    up_to: int | None = None,
) -> list[int]:
    """Return the findings of one rule, to decide about all of them at once; with `up_to` none that came later."""
    rows: QuerySet[NoteFinding] = NoteFinding.objects.filter(organisation__key=organisation, rule=rule, state=state)
    rows = rows.filter(system=system) if system else rows
    rows = rows if up_to is None else rows.filter(pk__lte=up_to)
    return list(rows.values_list("pk", flat=True))


def _rows(organisation: str, findings: Collection[int]) -> list[NoteFinding]:
    rows = list(
        NoteFinding.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk__in=findings, organisation__key=organisation, state__in=_UNDECIDED)
    )
    if len(rows) != len(set(findings)):
        raise NoSuchFinding("One of these findings is not there to decide about: load the list again.")
    return rows


def _decide(
    rows: list[NoteFinding], organisation: str, state: FindingState, reason: str, *, by: Actor, at: datetime
) -> int:
    for row in rows:
        row.state, row.reason, row.decided_by, row.decided_at = state, reason, _name(by), at
    NoteFinding.objects.bulk_update(rows, ["state", "reason", "decided_by", "decided_at"])
    if rows:
        tally = tuple(sorted(Counter(row.rule for row in rows).items()))
        fact = FindingsDecided(organisation=organisation, verdict=state.value, reason=reason or None, by_rule=tally)
        record(fact, by=by, at=at)
    return len(rows)


def _name(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
