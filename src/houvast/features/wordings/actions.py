"""Write a text, have a second person approve it, or drop it."""

import hashlib
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.wordings.contracts import Approved, State, TextRefused, Version, tidy
from houvast.features.wordings.events import TextApproved, TextDropped, TextProposed, TextUsed
from houvast.features.wordings.kinds import kind_of
from houvast.features.wordings.kinds import offer_kind as offer_kind
from houvast.features.wordings.models import Wording
from houvast.features.wordings.queries import in_force
from houvast.features.wordings.rules import check_signs
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.contracts import OrganisationFacts


class NeedsSecondPerson(Trouble):
    """Who wrote a text does not approve it."""

    status = 403


class NotWaiting(Trouble):
    """A text does not wait to be approved, or no longer."""

    status = 409


@transaction.atomic
def propose(
    *,
    organisation: OrganisationFacts,
    kind: str,
    name: str,
    language: str,
    text: str,
    review_by: date | None,
    writer: str,
    by: Actor,
    at: datetime,
) -> Version:
    """Write the next version of a text, which a second person has to approve; an empty text goes back to ours.

    A version that still waited is dropped: the newest is looked at. The entrypoints ask for the permission.

    :raises NoSuchText: there is no text of this name.
    :raises TextRefused: it lacks what it must hold, or differs in nothing from what is in force.
    """
    written = tidy(text)
    _check(organisation, kind, name, language, written)
    if review_by is not None and review_by <= at.date():
        raise TextRefused("The day to look at the text again must be after today: choose a later day.")
    same = Wording.objects.select_for_update().filter(
        organisation=organisation.id, kind=kind, name=name, language=language
    )
    same.filter(state=State.WAITING).update(state=State.DROPPED)
    latest = same.order_by("-number").values_list("number", flat=True).first() or 0
    row = Wording.objects.create(
        organisation_id=organisation.id, kind=kind, name=name, language=language, number=latest + 1, text=written,
        written_by=_key(by), writer=writer, written_at=at, review_by=review_by,
    )  # fmt: skip
    record(TextProposed(**_fact(row)), by=by, at=at)
    return row.facts()


@transaction.atomic
def approve(*, organisation: OrganisationFacts, version: UUID, approver: str, by: Actor, at: datetime) -> Version:
    """Put a text in force as a second person; the one before it stays to be read.

    :raises NotWaiting: it waits no longer.
    :raises NeedsSecondPerson: who wrote it approves it.
    :raises TextRefused: it no longer fits.
    """
    row = _waiting(organisation, version)
    if row.written_by == _key(by):
        raise NeedsSecondPerson("A text is approved by somebody other than its writer: ask a colleague.")
    kind = kind_of(row.kind, row.language, row.name)
    if row.text:
        kind.check(row.text, row.name, row.language)
    same = Wording.objects.filter(organisation=organisation.id, kind=row.kind, name=row.name, language=row.language)
    same.filter(state=State.LIVE).update(state=State.REPLACED)
    row.state, row.approved_by, row.approver, row.approved_at = State.LIVE, _key(by), approver, at
    row.save(update_fields=["state", "approved_by", "approver", "approved_at"])
    record(TextApproved(**_fact(row)), by=by, at=at)
    kind.enacted(Approved(row.facts(), organisation, approver, by, at))
    return row.facts()


@transaction.atomic
def drop(*, organisation: OrganisationFacts, version: UUID, by: Actor, at: datetime) -> None:
    """Let a text that waits not come in force; what is in force stays.

    :raises NotWaiting: it waits no longer.
    """
    row = _waiting(organisation, version)
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    fact = {name: value for name, value in _fact(row).items() if name != "text_hash"}
    record(TextDropped(**fact), by=by, at=at)


@transaction.atomic
def retire(*, organisation: OrganisationFacts, kind: str, name: str, language: str) -> None:
    """Let a text in force no longer be so; the feature that used it records what happened."""
    rows = Wording.objects.filter(organisation=organisation.id, kind=kind, name=name, language=language)
    rows.filter(state=State.LIVE).update(state=State.REPLACED)


def note_use(
    *, case: str, organisation: OrganisationFacts, used: Version | None, kind: str, name: str, language: str,
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    """Record with which version of a text a mail or letter of a case was written; none is the text of ours."""
    text = used.text if used else kind_of(kind, language, name).ours(name, language)
    fact = TextUsed(
        organisation=organisation.key,
        text=f"{kind}/{name}",
        language=language,
        version=used.number if used else 0,
        text_hash=_digest(text),
    )
    record(fact, by=by, at=at, case=case)


def _check(organisation: OrganisationFacts, kind: str, name: str, language: str, text: str) -> None:
    found = kind_of(kind, language, name)
    standing = in_force(organisation.id, kind, name, language)
    now = standing.text if standing else tidy(found.ours(name, language))
    if text == (standing.text if standing else "") or text == now:
        raise TextRefused("The text is the same as the one in force: change something first.")
    if text:
        check_signs(text, what="The text")
        found.check(text, name, language)


def _waiting(organisation: OrganisationFacts, version: UUID) -> Wording:
    rows = Wording.objects.select_for_update().filter(organisation=organisation.id, id=version)
    row = rows.filter(state=State.WAITING).first()
    if row is None:
        raise NotWaiting("This text does not wait to be approved, or no longer: look at the list of texts.")
    return row


def _fact(row: Wording) -> dict[str, Any]:
    return {
        "organisation": row.organisation.key,
        "text": f"{row.kind}/{row.name}",
        "language": row.language,
        "version": row.number,
        "text_hash": _digest(row.text),
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _key(actor: Actor) -> str:
    return f"{actor.kind}:{actor.key}"
