"""What the person can choose, and what they chose: offers by each means, consents, objections, each with its proof.

Law: GDPR art. 7(1), 7(3), 21.
"""

from collections.abc import Iterable

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.features.activities.contracts import Activity, LegalGround
from houvast.features.activities.queries import activities_of
from houvast.features.consent.contracts import Choice, Closed, Given, Means, Purpose, Why
from houvast.features.consent.queries import choices_of, consents_of, offers_by
from houvast.features.portal.contracts import Basis, OffersBy, PurposeChoice, Visitor
from houvast.features.rights.actions.own_page import Standing

MEANS_OF = {EMAIL: (Means.MAIL,), PHONE: (Means.PHONE, Means.SMS)}
OBJECTABLE = (LegalGround.LEGITIMATE_INTEREST, LegalGround.PUBLIC_TASK)
"""Grounds on which somebody may object to an activity.

Law: GDPR art. 21(1).
"""


def points_of(visitor: Visitor, standing: Standing) -> tuple[Identifier, ...]:
    """Give the contact points that this visitor chooses for: the one they came in with, and what was proven theirs."""
    return tuple(dict.fromkeys((visitor.contact, *sorted(standing.proven))))


def offers_for(visitor: Visitor, standing: Standing) -> tuple[OffersBy, ...]:
    """Give by each means whether offers may come; by post once, whatever contact points there are."""
    organisation = standing.facts.organisation
    chosen = {one: choices_of(organisation=organisation, identifier=one) for one in points_of(visitor, standing)}
    rows = [
        _offers(one, means, chosen[one], may_open=one == visitor.contact)
        for one in chosen
        for means in MEANS_OF.get(one.kind, ())
    ]
    return (*rows, _offers(None, Means.POST, tuple(c for each in chosen.values() for c in each), may_open=True))


def purposes_for(visitor: Visitor, standing: Standing) -> tuple[PurposeChoice, ...]:
    """Give what the person can consent and object to, by the register of who decides; consents first."""
    organisation, contact = standing.facts.organisation, visitor.contact
    chosen = choices_of(organisation=organisation, identifier=contact)
    given = {one.purpose: one for one in consents_of(organisation=organisation, identifier=contact)}
    no_offers = not any(offers_by(_closed(chosen)).values())
    known = activities_of(organisation)
    consents = (_consent(a, chosen, given, no_offers) for a in known if a.legal_ground is LegalGround.CONSENT)
    objections = (_objection(a, chosen, visitor.case) for a in known if a.legal_ground in OBJECTABLE)
    return (*consents, *objections)


def _offers(contact: Identifier | None, means: Means, chosen: tuple[Choice, ...], *, may_open: bool) -> OffersBy:
    closed = _closed(chosen)
    about = [one for one in chosen if _is_about(one.closed, means)]
    allowed = offers_by(closed)[means]
    last = max((one for one in about if one.stands is not allowed), key=lambda one: one.since, default=None)
    return OffersBy(
        contact=contact,
        means=means,
        allowed=allowed,
        may_open=may_open,
        restricted=any(one.why is Why.RESTRICTION and not one.purpose for one in closed),
        since=last.since if last else None,
        proof=last.proof if last else "",
    )


def _is_about(closed: Closed, means: Means) -> bool:
    return closed.purpose == "" or (closed.purpose == Purpose.MARKETING and closed.means in ("", means))


def _consent(activity: Activity, chosen: Iterable[Choice], given: dict[str, Given], no_offers: bool) -> PurposeChoice:  # noqa: FBT001 (one of two readings)
    withdrawn = _last(chosen, Closed(Why.WITHDRAWAL, activity.key), stands=True)
    consent = given.get(activity.key)
    found = withdrawn or consent
    return PurposeChoice(
        basis=Basis.CONSENT,
        key=activity.key,
        name=activity.name,
        text=activity.purpose,
        stands=None if found is None else withdrawn is None,
        since=withdrawn.since if withdrawn else consent.at if consent else None,
        proof=found.proof if found else "",
        no_offers=activity.marketing and no_offers,
    )


def _objection(activity: Activity, chosen: Iterable[Choice], here: str) -> PurposeChoice:
    stands = _last(chosen, Closed(Why.OBJECTION, activity.key), stands=True)
    return PurposeChoice(
        basis=Basis.OBJECTION,
        key=activity.key,
        name=activity.name,
        text=activity.purpose,
        stands=stands is not None,
        since=stands.since if stands else None,
        proof=stands.proof if stands else "",
        request=stands.case if stands and stands.case != here else "",
        is_absolute=activity.marketing,
    )


def _last(chosen: Iterable[Choice], closed: Closed, *, stands: bool) -> Choice | None:
    return max((one for one in chosen if one.closed == closed and one.stands is stands), key=_since, default=None)


def _since(one: Choice) -> tuple[object, str]:
    return one.since, one.proof


def _closed(chosen: Iterable[Choice]) -> frozenset[Closed]:
    return frozenset(one.closed for one in chosen if one.stands)
