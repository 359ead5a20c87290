"""Allow or forbid offers through a contact point: to forbid is as easy as to allow.

Law: GDPR art. 7(3), 21(2), 21(3).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.consent.actions import block_contact, lift_block
from houvast.features.consent.contracts import Why
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.events import PreferenceChanged
from houvast.features.portal.queries import preferences_of
from houvast.features.rights.actions.own_page import standing_of
from houvast.foundation.evidence.actions import record


class NotYours(Trouble):
    """A contact point that cannot be decided about from this page."""

    status = 409


@transaction.atomic
def choose(*, visitor: Visitor, contact: Identifier, allowed: bool, at: datetime) -> None:
    """Allow or forbid offers through a contact point; a restriction is lifted by the centre alone.

    Only the contact point that the person came in with can be allowed: nobody says yes for another.

    :raises NotYours: it cannot be decided about from this page.
    """
    standing = standing_of(visitor.case)
    known = {one.contact: one for one in preferences_of(visitor, standing)}
    if contact not in known or (allowed and not known[contact].is_own):
        raise NotYours("This cannot be decided here: come in with that address or number.")
    organisation, who = standing.facts.organisation, visitor.actor
    if allowed:
        for why in (Why.OBJECTION, Why.WITHDRAWAL):
            lift_block(organisation=organisation, identifiers=[contact], why=why, case=visitor.case, by=who, at=at)
    else:
        why = Why.OBJECTION
        block_contact(organisation=organisation, identifiers=[contact], why=why, case=visitor.case, by=who, at=at)
    fact = PreferenceChanged(organisation=organisation, channel=contact.kind, allowed=allowed)
    record(fact, by=who, at=at, case=visitor.case)
