"""Choose what one's data is used for: to stop is one press, as is to allow, and nobody is asked why.

What may never happen: that somebody says yes for a contact point that they did not come in with; that a choice is not
in force as soon as it is shown.

Law: GDPR art. 7(3), 21(2), 21(3), 18(1)(d).
"""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.consent.actions import (
    block_contact,
    close_purpose,
    give_consent,
    lift_block,
    open_purpose,
    open_what_was_closed,
)
from houvast.features.consent.contracts import Closed, Means, Purpose, Why
from houvast.features.consent.queries import choices_of, closed_by
from houvast.features.portal.contracts import Basis, OffersBy, PurposeChoice, Visitor
from houvast.features.portal.queries import offers_for, points_of, purposes_for
from houvast.features.rights.actions.own_page import Standing, standing_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import CaseFacts, Channel, Outcome, Right
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.events.facts import Actor
from houvast.foundation.keys.sealing import KeyDestroyed

_OFFERS = Purpose.MARKETING.value
_BY_CHOICE = (Why.OBJECTION, Why.WITHDRAWAL)
"""Reasons that the person lifts; a restriction is lifted by the centre alone."""


class NotYours(Trouble):
    """Something that cannot be decided about from this page."""

    status = 409


class NotRefused(Trouble):
    """An objection that was not refused goes on to count."""

    status = 409


@transaction.atomic
def choose_offers(*, visitor: Visitor, contact: Identifier | None, means: Means, allowed: bool, at: datetime) -> None:
    """Allow or forbid offers by one means; `contact` is None for post.

    :raises NotYours: it cannot be decided about from this page.
    """
    standing = standing_of(visitor.case)
    known = {(one.contact, one.means): one for one in offers_for(visitor, standing)}
    found = known.get((contact, means))
    if found is None or (allowed and not found.may_open):
        raise NotYours("This cannot be decided here: come in with that address or number.")
    if allowed:
        _allow(visitor, standing, found, at)
        return
    closed = Closed(Why.OBJECTION, _OFFERS, means)
    points = points_of(visitor, standing) if contact is None else (contact,)
    close_purpose(closed=closed, identifiers=points, **_who(visitor, standing, at))


@transaction.atomic
def choose_no_offers(*, visitor: Visitor, at: datetime) -> None:
    """Forbid all offers at once, on every contact point of this visitor.

    Law: GDPR art. 21(2), 21(3).
    """
    standing = standing_of(visitor.case)
    block_contact(why=Why.OBJECTION, identifiers=points_of(visitor, standing), **_who(visitor, standing, at))


@transaction.atomic
def choose_consent(*, visitor: Visitor, key: str, allowed: bool, words: str, at: datetime) -> None:
    """Give consent for an activity, for the contact point that the visitor came in with, or withdraw it for all.

    `words` is what stood beside the button; only its digest is kept.

    :raises NotYours: nothing of the kind is asked.
    """
    standing = standing_of(visitor.case)
    _one(visitor, standing, Basis.CONSENT, key)
    who = _who(visitor, standing, at)
    if allowed:
        digest = sha256(words.encode()).hexdigest()
        give_consent(purpose=key, words=digest, identifiers=[visitor.contact], **who)
    else:
        close_purpose(closed=Closed(Why.WITHDRAWAL, key), identifiers=points_of(visitor, standing), **who)


@transaction.atomic
def choose_objection(
    *, visitor: Visitor, key: str, objects: bool, words: str, language: str, at: datetime
) -> str | None:
    """Object to an activity, or no longer; return the number of the request that weighs it, or None.

    It stops at once. Against offers nothing is weighed; else a request is registered (`words` says against what), once
    as long as the objection lasts or its request is open.

    :raises NotYours: nothing of the kind can be objected to.
    """
    standing = standing_of(visitor.case)
    found, closed = _one(visitor, standing, Basis.OBJECTION, key), Closed(Why.OBJECTION, key)
    who = _who(visitor, standing, at)
    if not objects:
        open_purpose(closed=closed, identifiers=points_of(visitor, standing), **who)
        return None
    number = found.request or (None if found.is_absolute else _request(visitor, standing, closed, words, language, at))
    close_purpose(closed=closed, identifiers=points_of(visitor, standing), **{**who, "case": number or visitor.case})
    return number


@transaction.atomic
def resume_after_refusal(*, case: str, by: Actor, at: datetime) -> None:
    """Use data again for what somebody objected to, once they were told why. Guard: `decide`.

    :raises NotRefused: the objection was not refused, or nothing stands closed by it.
    Law: GDPR art. 12(4), 21(1).
    """
    facts = standing_of(case).facts
    if not may_resume(facts):
        raise NotRefused(f"Case {case} is no objection that was refused: what it stopped stays stopped.")
    open_what_was_closed(organisation=facts.organisation, case=case, by=by, at=at)


def may_resume(facts: CaseFacts) -> bool:
    """Tell whether an objection was answered with a refusal and still keeps something closed."""
    refused = facts.right is Right.OBJECTION and facts.outcome is Outcome.REFUSED and facts.answered_at is not None
    return refused and bool(closed_by(facts.number))


def _allow(visitor: Visitor, standing: Standing, found: OffersBy, at: datetime) -> None:
    """Open one means; where everything was closed, the other means stay closed, now one by one."""
    who = _who(visitor, standing, at)
    for point in points_of(visitor, standing) if found.contact is None else (found.contact,):
        whole = {Closed(why) for why in _BY_CHOICE} & _stands(standing.facts.organisation, point)
        for one in whole:
            lift_block(why=one.why, identifiers=[point], **who)
        for other in Means if whole else ():
            if other is not found.means:
                close_purpose(closed=Closed(Why.OBJECTION, _OFFERS, other), identifiers=[point], **who)
        open_purpose(closed=Closed(Why.OBJECTION, _OFFERS, found.means), identifiers=[point], **who)


def _request(visitor: Visitor, standing: Standing, closed: Closed, words: str, language: str, at: datetime) -> str:
    """Return the request about this objection that is still open, else a new one."""
    organisation = standing.facts.organisation
    for one in reversed(choices_of(organisation=organisation, identifier=visitor.contact)):
        if one.closed == closed and one.case != visitor.case and _is_open(one.case):
            return one.case
    return register_case(
        organisation=organisation,
        right=Right.OBJECTION,
        channel=Channel.WEB,
        received_at=at,
        name=standing.name,
        keys=[(key.kind, key.text) for key in standing.keys],
        words=words,
        language=language,
        by=visitor.actor,
        at=at,
    ).number


def _is_open(case: str) -> bool:
    try:
        return standing_of(case).facts.answered_at is None
    except (NoSuchCase, KeyDestroyed):
        return False


def _one(visitor: Visitor, standing: Standing, basis: Basis, key: str) -> PurposeChoice:
    for one in purposes_for(visitor, standing):
        if (one.basis, one.key) == (basis, key):
            return one
    raise NotYours("There is nothing here to decide about: look at the page again.")


def _stands(organisation: str, point: Identifier) -> set[Closed]:
    return {one.closed for one in choices_of(organisation=organisation, identifier=point) if one.stands}


def _who(visitor: Visitor, standing: Standing, at: datetime) -> dict[str, Any]:
    return {"organisation": standing.facts.organisation, "case": visitor.case, "by": visitor.actor, "at": at}
