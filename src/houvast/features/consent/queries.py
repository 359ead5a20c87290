"""What is asked about contact blocks and consents."""

from collections.abc import Iterable
from uuid import UUID

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.contracts import BlockFacts, Choice, Closed, Given, Why
from houvast.features.consent.models import Consent, ContactBlock
from houvast.features.consent.rules import offers_by as offers_by
from houvast.foundation.keys.master import blind_index


def blocked(*, organisation: str, identifier: Identifier) -> BlockFacts | None:
    """Give the block that stands on a contact point for all that its reason closes, the oldest of more; or None.

    The identifier must be in its one notation (`engines.matching.identifiers.identifier`).
    """
    standing = ContactBlock.objects.select_related("organisation").filter(
        organisation__key=organisation, index=index_of(organisation, identifier), lifted_at=None, purpose="", means=""
    )
    row = standing.first()
    return row.facts() if row else None


def closed_for(
    *, organisation: str, identifiers: Iterable[Identifier], organisation_id: UUID | None = None
) -> frozenset[Closed]:
    """Give what is closed for any of these contact points at an organisation; empty when nothing is.

    Who knows the id of the organisation beside its key gives both: then one table is read. What is not known here and
    what is known and not blocked look the same.
    """
    indexed = [index_of(organisation, each) for each in identifiers]
    of = {"organisation_id": organisation_id} if organisation_id else {"organisation__key": organisation}
    standing = ContactBlock.objects.filter(**of, index__in=indexed, lifted_at=None)
    rows = standing.order_by().values_list("why", "purpose", "means")
    return frozenset(Closed(Why(why), purpose, means) for why, purpose, means in rows)


def choices_of(*, organisation: str, identifier: Identifier) -> tuple[Choice, ...]:
    """Give what was ever chosen for a contact point, the oldest first; what was lifted too."""
    rows = ContactBlock.objects.filter(organisation__key=organisation, index=index_of(organisation, identifier))
    return tuple(row.choice() for row in rows)


def closed_by(case: str) -> tuple[Choice, ...]:
    """Give the single purposes that stand closed because of a case, each once, the oldest first."""
    rows = ContactBlock.objects.filter(case=case, lifted_at=None).exclude(purpose="")
    return tuple({choice.closed: choice for choice in (row.choice() for row in rows)}.values())


def consents_of(*, organisation: str, identifier: Identifier) -> tuple[Given, ...]:
    """Give the consents that were given here for a contact point and stand."""
    rows = Consent.objects.filter(organisation__key=organisation, index=index_of(organisation, identifier))
    return tuple(row.given() for row in rows.filter(withdrawn_at=None))


def blocks_of(case: str) -> tuple[BlockFacts, ...]:
    """Give the blocks that stand because of a case, the oldest first."""
    standing = ContactBlock.objects.select_related("organisation").filter(case=case, lifted_at=None)
    return tuple(row.facts() for row in standing)


def index_of(organisation: str, identifier: Identifier) -> str:
    """Give the keyed hash of a contact point; another for every organisation, so that lists can't be laid together."""
    return blind_index(f"consent:{organisation}:{identifier.kind}", identifier.value)
