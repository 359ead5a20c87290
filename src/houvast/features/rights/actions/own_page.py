"""What the person's own page may know of a case, and write down in it; who looks is judged there.

What may never happen: an identifier that counts as proven at a lower level than the case asks for; a correction that
takes the place of an earlier one.
"""

from dataclasses import dataclass, field
from datetime import datetime

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan, work_read_back
from houvast.features.rights.actions.completing import complete_person
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.answer.contracts import Kept as Kept
from houvast.features.rights.composing.fate import kept_of
from houvast.features.rights.composing.remedies import remedies_in as remedies_in
from houvast.features.rights.contracts import Authority, CaseFacts, GivenKey, Person
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import case_record, facts_of, live_case
from houvast.features.rights.representing import proven_contacts, reads_letters
from houvast.features.rights.telling_contracts import RecipientNeed as RecipientNeed
from houvast.features.verification.queries import achieved_level, level_asked
from houvast.foundation.events.facts import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands for the person: the levels (0-3) that it asks for and that were reached, and how to reach them.

    `contacts` are the e-mail addresses and phone numbers that were given, also of who asks for the person; `proven`
    those that a check at the level of the case proved to be of who its letters go to. `identified` also tells that
    who asks for another may do so; `keys` is everything that was given of the person.
    """

    facts: CaseFacts
    asked: int
    reached: int
    identified: bool
    extension_reasons: tuple[str, ...]
    contacts: tuple[Identifier, ...] = field(repr=False)
    proven: frozenset[Identifier] = field(repr=False)
    name: str = field(repr=False)
    keys: tuple[GivenKey, ...] = field(repr=False)
    corrections: tuple[tuple[str, str, str], ...] = field(repr=False)


def standing_of(case: str) -> Standing:
    """Give how a case stands for the person.

    :raises NoSuchCase: there is none.
    :raises KeyDestroyed: it was shredded.
    """
    found = case_record(case)
    person = open_person(case, bytes(found.person))
    asked = level_asked(case, found.right, found.channel)
    theirs, others = _contacts(person.keys), _contacts(person.representative.keys if person.representative else ())
    return Standing(
        facts=facts_of(found),
        asked=asked,
        reached=achieved_level(case),
        identified=is_identified(found) and found.authority in (Authority.NOT_NEEDED, Authority.SEEN),
        extension_reasons=tuple(found.extension_reasons),
        contacts=tuple(dict.fromkeys((*others, *theirs))),
        proven=_proven(found, person, max(asked, 1), theirs, others),
        name=person.name,
        keys=person.keys,
        corrections=person.corrections,
    )


def kept_in(case: str, language: str) -> tuple[Kept, ...]:
    """Give what stays of the person's data by the plan that was approved or carried out, with its ground and last day.

    :raises NoSuchCase: there is none.
    Law: GDPR art. 12(4), 17(3).
    """
    found, plan = case_record(case), latest_plan(case)
    if plan is None or plan.state is PlanState.DRAFT:
        return ()
    return kept_of(work_read_back(case) or plan.plan, current_map(), found.organisation.country, language)


def add_corrections(*, case: str, corrections: tuple[tuple[str, str, str], ...], by: Actor, at: datetime) -> None:
    """Write down what the person wants to be put right, after what they said before; each is (what, old, new).

    Law: GDPR art. 16.
    """
    found = live_case(case)
    before = open_person(case, bytes(found.person))
    together = (*before.corrections, *(one for one in corrections if one not in before.corrections))
    complete_person(case=case, address=before.address, corrections=together, by=by, at=at)


def _contacts(keys: tuple[GivenKey, ...]) -> tuple[Identifier, ...]:
    return tuple(Identifier(key.kind, key.value) for key in keys if key.value and key.kind in (EMAIL, PHONE))


def _proven(
    found: CaseRecord, person: Person, level: int, theirs: tuple[Identifier, ...], others: tuple[Identifier, ...]
) -> frozenset[Identifier]:
    """Return what was proven of who letters go to: the person, or who may ask for them as soon as that was seen."""
    if person.representative is None or reads_letters(found, person) is None:
        return proven_keys(found, person, level) & frozenset(theirs)
    kinds = proven_contacts(found) if found.authority == Authority.SEEN else frozenset()
    return frozenset(one for one in others if one.kind in kinds)
