"""What is changed about contact blocks."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.consent.contracts import Why
from houvast.features.consent.events import BlockLifted, ContactBlocked
from houvast.features.consent.models import ContactBlock
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
        organisation=holder.id, why=reason, index__in=indexed, lifted_at=None
    )
    known = set(standing.values_list("index", flat=True))
    new = {index: kind for index, kind in indexed.items() if index not in known}
    ContactBlock.objects.bulk_create(
        ContactBlock(organisation_id=holder.id, kind=kind, index=index, why=reason, case=case, since=at)
        for index, kind in new.items()
    )
    record(ContactBlocked(organisation=organisation, why=reason, by_kind=_tally(new.values())), by=by, at=at, case=case)
    return len(new)


@transaction.atomic
def lift_block(
    *, organisation: str, identifiers: Iterable[Identifier], why: str, case: str, by: Actor, at: datetime
) -> int:
    """Let contact points be used again, where this reason blocked them; return how many.

    Tell the person before a restriction is lifted.

    :raises BlockRefused: no such reason.
    :raises UnknownOrganisation: no such organisation.
    Law: GDPR art. 18(3).
    """
    reason, holder = _reason(why), organisation_by_key(organisation)
    standing = ContactBlock.objects.select_for_update().filter(
        organisation=holder.id, why=reason, index__in=[index_of(organisation, i) for i in identifiers], lifted_at=None
    )
    rows = list(standing)
    ContactBlock.objects.filter(pk__in=[row.pk for row in rows]).update(lifted_at=at)
    tally = _tally(row.kind for row in rows)
    record(BlockLifted(organisation=organisation, why=reason, by_kind=tally), by=by, at=at, case=case)
    return len(rows)


def _reason(why: str) -> Why:
    try:
        return Why(why)
    except ValueError:
        choices = ", ".join(each.value for each in Why)
        raise BlockRefused(f"There is no reason “{why}” to leave somebody alone: choose one of {choices}.") from None


def _tally(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(kinds).items()))
