"""What is asked about contact blocks."""

from collections.abc import Iterable
from uuid import UUID

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.contracts import BlockFacts, Why
from houvast.features.consent.models import ContactBlock
from houvast.foundation.keys.master import blind_index


def blocked(*, organisation: str, identifier: Identifier) -> BlockFacts | None:
    """Give the block that stands on a contact point for an organisation, the oldest where there are more; or None.

    The identifier must be in its one notation (`engines.matching.identifiers.identifier`).
    """
    standing = ContactBlock.objects.select_related("organisation").filter(
        organisation__key=organisation, index=index_of(organisation, identifier), lifted_at=None
    )
    row = standing.first()
    return row.facts() if row else None


def blocked_for(
    *, organisation: str, identifiers: Iterable[Identifier], organisation_id: UUID | None = None
) -> frozenset[Why]:
    """Give why any of these contact points is blocked for an organisation; empty when none is.

    Who knows the id of the organisation beside its key gives both: then one table is read. What is not known here and
    what is known and not blocked look the same.
    """
    indexed = [index_of(organisation, each) for each in identifiers]
    of = {"organisation_id": organisation_id} if organisation_id else {"organisation__key": organisation}
    standing = ContactBlock.objects.filter(**of, index__in=indexed, lifted_at=None)
    return frozenset(map(Why, standing.order_by().values_list("why", flat=True)))


def blocks_of(case: str) -> tuple[BlockFacts, ...]:
    """Give the blocks that stand because of a case, the oldest first."""
    standing = ContactBlock.objects.select_related("organisation").filter(case=case, lifted_at=None)
    return tuple(row.facts() for row in standing)


def index_of(organisation: str, identifier: Identifier) -> str:
    """Give the keyed hash of a contact point; another for every organisation, so that lists can't be laid together."""
    return blind_index(f"consent:{organisation}:{identifier.kind}", identifier.value)
