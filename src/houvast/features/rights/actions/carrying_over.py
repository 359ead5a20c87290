"""Let one proof of identity serve two open requests of the same caller, in one conversation.

What may never happen: a proof that counts for another organisation, for somebody who asks for another, where no contact
point that was proven was given, where more is asked, or after the conversation.

Law: GDPR art. 5(1)(c), 12(6).
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import move_on
from houvast.features.rights.contracts import Authority, CaseFacts, GivenKey, Person, Status
from houvast.features.rights.keys import identifiers, index_of
from houvast.features.rights.models import CaseKey, CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import note_proof
from houvast.features.rights.queries import facts_of, live_case, locked_case
from houvast.features.verification.actions.carrying import carry_check, check_to_carry, is_enough_for
from houvast.features.verification.contracts import IdentityCheckFacts
from houvast.foundation.events.facts import Actor

_CONTACTS = (EMAIL, PHONE)
_MOST = 10


class CannotCarry(Trouble):
    """The proof of one request does not count in the other."""

    status = 409


def carries_to(*, case: str, by: Actor, at: datetime) -> tuple[CaseFacts, ...]:
    """Return the other open requests of the same caller in which the check that was just done counts too."""
    found = live_case(case)
    check = check_to_carry(case=case, by=by, at=at)
    return tuple(facts_of(other) for other, _keys in _fitting(found, check)) if check else ()


@transaction.atomic
def carry_proof(*, case: str, to: str, by: Actor, at: datetime) -> CaseFacts:
    """Let the check that was just done in one request count in another one, which goes on. Guard: `verify_identity`.

    :raises CannotCarry: it is not one of `carries_to` any more.
    :raises CheckLocked: checking failed too often within a day for who is asked about there.
    """
    locked = {number: locked_case(number) for number in sorted({case, to})}
    found, check = locked[case], check_to_carry(case=case, by=by, at=at)
    keys = next((keys for other, keys in _fitting(found, check) if other.number == to), ()) if check else ()
    if check is None or not keys:
        raise CannotCarry(f"case {to}: the check in {case} does not count here; check the person.")
    other = locked[to]
    theirs = open_person(to, bytes(other.person)).keys
    carry_check(
        check=check,
        to=to,
        right=other.right,
        channel=other.channel,
        proven=[key.kind for key in keys],
        given=identifiers(theirs, (key.kind for key in theirs)),
        by=by,
        at=at,
    )
    note_proof(other, keys, check.level)
    move_on(other, by=by, at=at)
    return facts_of(other)


def _fitting(found: CaseRecord, check: IdentityCheckFacts) -> Iterator[tuple[CaseRecord, tuple[GivenKey, ...]]]:
    """Give each request in which the check counts, with the identifiers that it proves there."""
    person = open_person(found.number, bytes(found.person))
    proven = _proven(found, person, check)
    contacts = {index for index, kind in proven.items() if kind in _CONTACTS}
    if found.authority != Authority.NOT_NEEDED or not contacts:
        return
    same = CaseKey.objects.filter(index__in=contacts).values("case")
    others = CaseRecord.objects.select_related("organisation", "parent", "joined_to").filter(
        pk__in=same, organisation=found.organisation, status=Status.REGISTERED, authority=Authority.NOT_NEEDED,
        parent=None, joined_to=None,
    )  # fmt: skip
    for other in others.exclude(pk=found.pk).order_by("pk")[:_MOST]:
        theirs = open_person(other.number, bytes(other.person))
        if _is_same(person, theirs) and is_enough_for(
            check, case=other.number, right=other.right, channel=other.channel
        ):
            yield other, tuple(k for k in theirs.keys if k.value and index_of(k, found.organisation.key) in proven)


def _proven(found: CaseRecord, person: Person, check: IdentityCheckFacts) -> dict[str, str]:
    """Return the identifiers (index to kind) that a check proved in its own case."""
    known = set(CaseKey.objects.filter(case=found, proven_level__gte=check.level).values_list("index", flat=True))
    given = {index_of(k, found.organisation.key): k.kind for k in person.keys if k.value and k.kind in check.proven}
    return {index: kind for index, kind in given.items() if index in known}


def _is_same(one: Person, other: Person) -> bool:
    """Tell whether nothing says that two people ask: those who share a telephone have two names."""
    names = {" ".join(person.name.casefold().split()) for person in (one, other)} - {""}
    return len(names) <= 1 and one.representative is None and other.representative is None
