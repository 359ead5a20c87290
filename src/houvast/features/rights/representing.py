"""Whether who asks for another may do so: what must be seen, what was, and to whom letters go.

What may never happen: data disclosed or changed for somebody of whom it was not seen who they are and that they may
ask; a request that is not registered because of it.

Law: GDPR art. 12(2), 12(6), 32; per relation the rule pack of the country.
"""

from houvast.engines.rulepacks.packs import RuleUnknown
from houvast.engines.rulepacks.representation import Letters, Need, Representation
from houvast.engines.rulepacks.shipped import PackNotShipped
from houvast.engines.trouble import Trouble
from houvast.features.activities.queries import rules_for
from houvast.features.rights.contracts import (
    DISCLOSING_RIGHTS,
    Authority,
    AuthorityCard,
    Person,
    Relation,
    Representative,
    SeenHow,
    SeenProof,
)
from houvast.features.rights.models import CaseRecord, ProofSeen, RepresentativeCheck
from houvast.features.rights.person import open_person
from houvast.features.verification.contracts import Sensitivity
from houvast.features.verification.queries import level_asked, required_level

OF_CHILDREN = (Relation.PARENT, Relation.GUARDIAN)


class NotAuthorised(Trouble):
    """Somebody asks for another, and it was not seen that they may."""

    status = 409


class BeyondTheLaw(Trouble):
    """The person has died: the GDPR gives no access to the file."""

    status = 409


def refuse_unauthorised(found: CaseRecord) -> None:
    """Go on only when the person asks, or it was seen that who asks may do so.

    What needs no check of identity (leaving somebody alone) needs none here either.

    :raises NotAuthorised: something is still to be seen, or the authority was refused.
    :raises BeyondTheLaw: data would be handed over of somebody who has died.
    """
    if found.authority == Authority.NOT_NEEDED or not level_asked(found.number, found.right, found.channel):
        return
    if found.authority != Authority.SEEN:
        raise NotAuthorised(
            f"case {found.number}: somebody asks for another; see first who they are and that they may."
        )
    representative = open_person(found.number, bytes(found.person)).representative
    sheet = sheet_of(found, representative.relation) if representative else None
    if sheet and sheet.beyond_gdpr and found.right in DISCLOSING_RIGHTS:
        raise BeyondTheLaw(
            f"case {found.number}: the person has died, so no access is given; refuse, and help with the estate."
        )


def sheet_of(found: CaseRecord, relation: Relation) -> Representation | None:
    """Return what the law of the controller's country said of a relation on the day of receipt, if its pack knows."""
    try:
        return rules_for(found.organisation.country).representation(relation, found.received_on)
    except (PackNotShipped, RuleUnknown):
        return None


def card_of(found: CaseRecord) -> AuthorityCard | None:
    """Return what was seen and what is still to be seen, or None where the person asks."""
    representative = open_person(found.number, bytes(found.person)).representative
    if representative is None:
        return None
    seen = tuple(
        SeenProof(row.need, row.proof, SeenHow(row.how), row.by, row.at)
        for row in ProofSeen.objects.filter(case=_root(found)).order_by("pk")
    )
    sheet = sheet_of(found, representative.relation)
    return AuthorityCard(
        representative=representative,
        state=Authority(found.authority),
        sheet=sheet,
        seen=seen,
        missing=missing(sheet, representative, {one.need for one in seen}),
        level=level_reached(found),
        level_needed=level_needed(found, representative),
    )


def missing(sheet: Representation | None, representative: Representative, seen: set[str]) -> tuple[Need, ...]:
    """Return what was not seen yet; nothing is known to be missing where no pack knows the relation."""
    return sheet.missing(seen, able=representative.able) if sheet else ()


def is_settled(card: AuthorityCard) -> bool:
    """Tell whether who asks and that they may ask were both seen; never without a sheet that says what to see."""
    return card.sheet is not None and not card.missing and card.level >= card.level_needed


def level_needed(found: CaseRecord, representative: Representative) -> int:
    """Return how sure it must be who the representative is: as sure as of the person; more where a child is concerned.

    Law: GDPR art. 12(6), 32.
    """
    data = Sensitivity.MINOR if representative.relation in OF_CHILDREN else Sensitivity.ORDINARY
    asked = level_asked(found.number, found.right, found.channel)
    return max(asked, required_level(found.right, found.channel, data=data))


def level_reached(found: CaseRecord) -> int:
    """Return the highest level of the checks that a representative passed."""
    passed = RepresentativeCheck.objects.filter(case=_root(found), passed=True).values_list("level", flat=True)
    return max(passed, default=0)


def proven_contacts(found: CaseRecord) -> frozenset[str]:
    """Return the kinds of contact points that were shown to be the representative's own, by a check that was enough."""
    representative = open_person(found.number, bytes(found.person)).representative
    if representative is None:
        return frozenset()
    enough = RepresentativeCheck.objects.filter(
        case=_root(found), passed=True, level__gte=level_needed(found, representative)
    )
    return frozenset(kind for check in enough for kind in check.proven)


def reads_letters(found: CaseRecord, person: Person) -> Representative | None:
    """Return the representative to whom letters go, or None where they go to the person.

    Until the authority was seen only what gives nothing away goes to a representative.
    """
    one = person.representative
    if one is None or found.authority == Authority.REFUSED:
        return one  # of a refusal hears who asked; it gives nothing away
    sheet = sheet_of(found, one.relation)
    return one if sheet is None or sheet.letters_to(able=one.able) is Letters.REPRESENTATIVE else None


def _root(found: CaseRecord) -> CaseRecord:
    """Return the case in which things were seen: the one that this was split off from, if it was."""
    return found.parent or found
