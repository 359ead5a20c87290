"""See who asks for another, and that they may; a proof is looked at, noted as seen, and never kept.

What may never happen: a copy or number of a document in a table or a fact; what was seen of one representative counted
for another; a request that ends because its authority was refused.

Law: GDPR art. 5(1)(c), 12(2), 12(6).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import (
    Authority,
    AuthorityCard,
    RefusedWhy,
    Representative,
    Representing,
    SeenHow,
    Status,
)
from houvast.features.rights.events import (
    AuthorityProofSeen,
    AuthorityRefused,
    AuthoritySettled,
    RepresentativeChecked,
    RepresentativeNamed,
)
from houvast.features.rights.keys import identifiers, read_keys
from houvast.features.rights.models import CaseKey, CaseRecord, ProofSeen, RepresentativeCheck
from houvast.features.rights.person import open_person, seal_person
from houvast.features.rights.queries import DONE, locked_case
from houvast.features.rights.representing import card_of, is_settled
from houvast.features.verification.actions.checking import record_check
from houvast.features.verification.contracts import Doubt, Method
from houvast.features.verification.queries import by_hand, check_locked_until, strengths
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

_CHANGEABLE = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED)


class NobodyRepresents(Trouble):
    """The person asks: there is no authority to see."""

    status = 409


class ProofNotOnSheet(Trouble):
    """The sheet of the country does not know this proof, or it can't be seen in that way."""


class RepresentativeLocked(Trouble):
    """Checking failed too often within a day; the request stays open."""

    status = 409


class TooLateToRepresent(Trouble):
    """A plan was made or the case was answered for who asked till now."""

    status = 409


class NoReasonGiven(Trouble):
    """A decision against somebody was taken without saying why."""


class MethodNotForThem(Trouble):
    """The method does not exist, needs more than one colleague, or is not as strong as that."""


@transaction.atomic
def name_representative(*, case: str, representing: Representing | None, by: Actor, at: datetime) -> None:
    """Write down who asks for the person, or with None that the person asks; what was proven till now counts no more.

    Who asks is another than before, so what the one before proved is not theirs to use.

    :raises TooLateToRepresent: a plan was made, the case was split by controller, or it was answered or passed on.
    """
    found = locked_case(case)
    if found.status not in _CHANGEABLE:
        raise TooLateToRepresent(f"case {case} is {found.status}; withdraw the plan first, or register a new request.")
    if found.parent or CaseRecord.objects.filter(parent=found).exists():
        raise TooLateToRepresent(f"case {case} was split by controller already; register a new request for who asks.")
    person = open_person(case, bytes(found.person))
    one = read_representative(representing, found.organisation.country)
    found.person = seal_person(case, replace(person, representative=one))
    found.authority = Authority.WAITING if one else Authority.NOT_NEEDED
    found.status = Status.REGISTERED
    found.save(update_fields=["person", "authority", "status"])
    for table in (ProofSeen, RepresentativeCheck):
        table.objects.filter(case=found).delete()
    CaseKey.objects.filter(case=found).update(proven_level=None)
    record(named(one), by=by, at=at, case=case)


@transaction.atomic
def see_proof(*, case: str, need: str, proof: str, how: SeenHow, by: Actor, at: datetime) -> AuthorityCard:
    """Note that a proof was seen. Guard: `verify_identity`; only what was looked at counts, nothing of it is kept.

    :raises NobodyRepresents: the person asks.
    :raises ProofNotOnSheet: the country's sheet does not hold it, or not seen in that way.
    :raises TooLateToRepresent: the case was answered or passed on.
    """
    found, card = _open(case)
    known = card.sheet.proof(need, proof) if card.sheet else None
    if known is None or how not in known.ways:
        raise ProofNotOnSheet(f"case {case}: {proof} seen as {how} does not prove {need} here; choose from the sheet.")
    values = {"proof": proof, "how": how, "by": f"{by.kind}:{by.key}", "at": at}
    ProofSeen.objects.update_or_create(case=found, need=need, defaults=values)
    record(AuthorityProofSeen(need=need, proof=proof, how=how.value), by=by, at=at, case=case)
    return _settle(found, by=by, at=at)


@transaction.atomic
def check_representative(
    *,
    case: str,
    level: int,
    method: str,
    passed: bool,
    proven: Iterable[str] = (),
    by: Actor,
    at: datetime,
) -> AuthorityCard:
    """Note that it was checked who the representative is. Guard: `verify_identity`.

    `proven` names the kinds of their contact points that this check showed to be their own: what gives something away
    goes there only. A failed check counts as one of the case and of whoever has the representative's contact points.

    :raises NobodyRepresents: the person asks.
    :raises MethodNotForThem: the method does not exist, or does not reach that level.
    :raises RepresentativeLocked: checking failed too often within a day.
    :raises TooLateToRepresent: the case was answered or passed on.
    """
    found, card = _open(case)
    theirs = identifiers(card.representative.keys, (k.kind for k in card.representative.keys))
    until = check_locked_until(case=case, identifiers=theirs, at=at)
    if until is not None and method != Method.IN_PERSON:
        raise RepresentativeLocked(
            f"case {case}: checking failed too often and is locked until {until:%Y-%m-%d %H:%M} UTC; the request stays"
            " open. Let them come in person."
        )
    _hold_to_strength(method, level)
    kinds = sorted({key.kind for key in card.representative.keys if key.value} & set(proven)) if passed else []
    if not passed:
        _count_failure(found, theirs, method, level, by=by, at=at)
    RepresentativeCheck.objects.create(
        case=found, level=level, method=method, passed=passed, proven=kinds, by=f"{by.kind}:{by.key}", at=at
    )
    fact = RepresentativeChecked(
        method=method, level=level, level_needed=card.level_needed, passed=passed, proven=tuple(kinds)
    )
    record(fact, by=by, at=at, case=case)
    return _settle(found, by=by, at=at)


@transaction.atomic
def refuse_authority(*, case: str, why: RefusedWhy, reason: str, by: Actor, at: datetime) -> None:
    """Refuse the authority, with a reason; the case stays registered and must be answered in time.

    What is shown later can still be seen, and then counts.

    :raises NobodyRepresents: the person asks.
    :raises NoReasonGiven: nothing was said why.
    :raises TooLateToRepresent: the case was answered or passed on.
    """
    found, _card = _open(case)
    if not reason.strip():
        raise NoReasonGiven(f"case {case}: say why the authority is refused, in a sentence that the person may read.")
    ProofSeen.objects.filter(case=found).delete()
    _set(found, Authority.REFUSED)
    record(AuthorityRefused(why=why.value, reason=reason.strip()), by=by, at=at, case=case)


def read_representative(representing: Representing | None, country: str) -> Representative | None:
    """Read the contact points of who asks for another; one that can't be read stays as it was said."""
    if representing is None:
        return None
    return Representative(
        relation=representing.relation,
        name=representing.name.strip(),
        keys=read_keys(representing.keys, country),
        address=representing.address,
        able=representing.able,
    )


def named(one: Representative | None) -> RepresentativeNamed:
    """Return the fact that somebody asks for another, or that the person asks after all."""
    if one is None:
        return RepresentativeNamed(relation=None, able=False, name="")
    return RepresentativeNamed(relation=one.relation.value, able=one.able, name=one.name)


def _open(case: str) -> tuple[CaseRecord, AuthorityCard]:
    found = locked_case(case)
    found = locked_case(found.parent.number) if found.parent else found  # seen once, for the whole request
    card = card_of(found)
    if card is None:
        raise NobodyRepresents(f"case {case}: nobody asks for another here; write down first who does.")
    if found.status in DONE:
        raise TooLateToRepresent(f"case {case} is {found.status}; what was seen stands.")
    return found, card


def _count_failure(
    found: CaseRecord, theirs: frozenset[Identifier], method: str, level: int, *, by: Actor, at: datetime
) -> None:
    """Let a failed check count over all cases and ways, as of anybody; it proves nothing of the person."""
    record_check(
        case=found.number,
        right=found.right,
        channel=found.channel,
        level=level,
        method=method,
        proven=(),
        passed=False,
        reason_of_doubt=Doubt.THIRD_PARTY,
        identifiers=theirs,
        by=by,
        at=at,
    )


def _settle(found: CaseRecord, *, by: Actor, at: datetime) -> AuthorityCard:
    card = card_of(found)
    assert card is not None  # noqa: S101 (`_open` saw it)
    if is_settled(card) and found.authority != Authority.SEEN:
        _set(found, Authority.SEEN)
        record(AuthoritySettled(), by=by, at=at, case=found.number)
    return replace(card, state=Authority(found.authority))


def _set(found: CaseRecord, state: Authority) -> None:
    """Let it hold in the case and in those that were split off from it."""
    CaseRecord.objects.filter(Q(pk=found.pk) | Q(parent=found)).update(authority=state)
    found.authority = state


def _hold_to_strength(method: str, level: int) -> None:
    known = {one.value: one for one in by_hand()}
    if method not in known:
        raise MethodNotForThem(f"{method} does not show who a representative is: choose {', '.join(sorted(known))}.")
    if not 0 <= level <= strengths()[known[method]]:
        reaches = strengths()[known[method]]
        raise MethodNotForThem(f"{method} reaches level {reaches}, not {level}: check in a stronger way.")
