"""What is changed about contact blocks and consents."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.consent.contracts import Closed, Why
from houvast.features.consent.events import BlockLifted, ConsentGiven, ContactBlocked, PurposeClosed, PurposeOpened
from houvast.features.consent.models import Consent, ContactBlock
from houvast.features.consent.queries import index_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key


class BlockRefused(Trouble):
    """A block cannot be entered or lifted like this."""


@transaction.atomic
def block_contact(
    *, organisation: str, identifiers: Iterable[Identifier], why: str, case: str, by: Actor, at: datetime
) -> int:
    """Leave contact points alone for an organisation (key); return how many were not yet left alone for this reason.

    The entrypoints ask for the permission by which the case is carried out.

    :raises BlockRefused: no such reason.
    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 21(3), 18(2), 7(3).
    """
    reason, holder = _reason(why), organisation_by_key(organisation)
    indexed = {index_of(organisation, i): i.kind for i in identifiers}
    standing = ContactBlock.objects.select_for_update().filter(
        organisation=holder.id, why=reason, index__in=indexed, lifted_at=None, purpose="", means=""
    )
    known = set(standing.values_list("index", flat=True))
    new = {index: kind for index, kind in indexed.items() if index not in known}
    fact = ContactBlocked(organisation=organisation, why=reason, by_kind=_tally(new.values()))
    proof = record(fact, by=by, at=at, case=case).hash
    ContactBlock.objects.bulk_create(
        ContactBlock(organisation_id=holder.id, kind=kind, index=index, why=reason, case=case, since=at, proof=proof)
        for index, kind in new.items()
    )
    return len(new)


@transaction.atomic
def lift_block(
    *, organisation: str, identifiers: Iterable[Identifier], why: str, case: str, by: Actor, at: datetime
) -> int:
    """Let contact points be used again, where this reason blocked them; return how many.

    What somebody chose for one purpose stays as it is (`open_purpose`). Tell the person before a restriction is lifted.

    :raises BlockRefused: no such reason.
    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 18(3).
    """
    reason, holder = _reason(why), organisation_by_key(organisation)
    indexes = [index_of(organisation, i) for i in identifiers]
    standing = ContactBlock.objects.select_for_update().filter(
        organisation=holder.id, why=reason, index__in=indexes, lifted_at=None, purpose="", means=""
    )
    rows = list(standing)
    fact = BlockLifted(organisation=organisation, why=reason, by_kind=_tally(row.kind for row in rows))
    proof = record(fact, by=by, at=at, case=case).hash
    ContactBlock.objects.filter(pk__in=[row.pk for row in rows]).update(lifted_at=at, proof=proof)
    return len(rows)


@transaction.atomic
def close_purpose(
    *, organisation: str, identifiers: Iterable[Identifier], closed: Closed, case: str, by: Actor, at: datetime
) -> str:
    """Use contact points no longer for one purpose; return the hash of the evidence that tells so.

    What is closed already stays as it was, with its own evidence. A consent for the purpose ends with its withdrawal.

    :raises BlockRefused: no purpose is named.
    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 7(3), 21.
    """
    holder, indexed = _named(organisation, closed), _indexed(organisation, identifiers)
    known = set(_standing(holder, closed, indexed).values_list("index", flat=True))
    new = {index: kind for index, kind in indexed.items() if index not in known}
    if closed.why is Why.WITHDRAWAL:
        given = Consent.objects.filter(organisation=holder, index__in=indexed, purpose=closed.purpose)
        given.filter(withdrawn_at=None).update(withdrawn_at=at)
    fact = PurposeClosed(organisation, closed.why, closed.purpose, closed.means or None, _tally(new.values()))
    proof = record(fact, by=by, at=at, case=case).hash
    ContactBlock.objects.bulk_create(
        ContactBlock(
            organisation_id=holder, kind=kind, index=index, why=closed.why, purpose=closed.purpose, means=closed.means,
            case=case, since=at, proof=proof,
        )
        for index, kind in new.items()
    )  # fmt: skip
    return proof


@transaction.atomic
def open_purpose(
    *, organisation: str, identifiers: Iterable[Identifier], closed: Closed, case: str, by: Actor, at: datetime
) -> str:
    """Let contact points be used for one purpose again, as far as this closed it; return the hash of the evidence.

    :raises BlockRefused: no purpose is named.
    :raises UnknownOrganisation: no such organisation.
    """
    holder, indexed = _named(organisation, closed), _indexed(organisation, identifiers)
    rows = list(_standing(holder, closed, indexed))
    tally = _tally(row.kind for row in rows)
    fact = PurposeOpened(organisation, closed.why, closed.purpose, closed.means or None, tally)
    proof = record(fact, by=by, at=at, case=case).hash
    ContactBlock.objects.filter(pk__in=[row.pk for row in rows]).update(lifted_at=at, proof=proof)
    return proof


@transaction.atomic
def open_what_was_closed(*, organisation: str, case: str, by: Actor, at: datetime) -> int:
    """Open the purposes that a case closed, because what the person objected to may go on; return how many rows.

    The entrypoints ask for the permission to decide, and look whether the person was told why.

    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 21(1).
    """
    holder = organisation_by_key(organisation).id
    standing = ContactBlock.objects.select_for_update().filter(organisation=holder, case=case, lifted_at=None)
    rows = list(standing.exclude(purpose=""))
    for closed in dict.fromkeys(row.choice().closed for row in rows):
        mine = [row for row in rows if row.choice().closed == closed]
        tally = _tally(row.kind for row in mine)
        fact = PurposeOpened(organisation, closed.why, closed.purpose, closed.means or None, tally)
        proof = record(fact, by=by, at=at, case=case).hash
        ContactBlock.objects.filter(pk__in=[row.pk for row in mine]).update(lifted_at=at, proof=proof)
    return len(rows)


@transaction.atomic
def give_consent(
    *,
    organisation: str,
    identifiers: Iterable[Identifier],
    purpose: str,
    words: str,
    case: str,
    by: Actor,
    at: datetime,
) -> str:
    """Note consent for a purpose, and lift its withdrawal; `words` is the digest of what was read. Return the proof.

    :raises BlockRefused: no purpose is named.
    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 7(1).
    """
    points, withdrawn = tuple(identifiers), Closed(Why.WITHDRAWAL, purpose)
    holder, indexed = _named(organisation, withdrawn), _indexed(organisation, points)
    open_purpose(organisation=organisation, identifiers=points, closed=withdrawn, case=case, by=by, at=at)
    earlier = Consent.objects.select_for_update().filter(organisation=holder, index__in=indexed, purpose=purpose)
    known = set(earlier.filter(withdrawn_at=None).values_list("index", flat=True))
    new = {index: kind for index, kind in indexed.items() if index not in known}
    fact = ConsentGiven(organisation, purpose, words, _tally(new.values()))
    proof = record(fact, by=by, at=at, case=case).hash
    Consent.objects.bulk_create(
        Consent(
            organisation_id=holder, kind=kind, index=index, purpose=purpose, words=words, case=case, given_at=at,
            proof=proof,
        )
        for index, kind in new.items()
    )  # fmt: skip
    return proof


def _named(organisation: str, closed: Closed) -> UUID:
    if not closed.purpose:
        raise BlockRefused("Say for which purpose: a block of everything is entered with `block_contact`.")
    return organisation_by_key(organisation).id


def _indexed(organisation: str, identifiers: Iterable[Identifier]) -> dict[str, str]:
    return {index_of(organisation, each): each.kind for each in identifiers}


def _standing(holder: UUID, closed: Closed, indexed: Mapping[str, str]) -> QuerySet[ContactBlock]:
    return ContactBlock.objects.select_for_update().filter(
        organisation=holder, why=closed.why, purpose=closed.purpose, means=closed.means, index__in=indexed,
        lifted_at=None,
    )  # fmt: skip


def _reason(why: str) -> Why:
    try:
        return Why(why)
    except ValueError:
        choices = ", ".join(each.value for each in Why)
        raise BlockRefused(f"There is no reason “{why}” to leave somebody alone: choose one of {choices}.") from None


def _tally(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(kinds).items()))
