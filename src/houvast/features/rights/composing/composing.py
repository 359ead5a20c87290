"""Compose the answer of a case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.rows import Kind, Value
from houvast.engines.deadlines.local_time import local_date
from houvast.engines.planner.plan import Plan
from houvast.features.activities.contracts import Activity
from houvast.features.activities.queries import activities_of, rules_for
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.queries import latest_plan, work_read_back
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import latest_search
from houvast.features.rights.answer.contracts import (
    Addressee,
    Answer,
    Controller,
    Dates,
    Forwarded,
    Outcome,
    Reason,
    Right,
)
from houvast.features.rights.answer.own import fits
from houvast.features.rights.composing.fate import changes_of, corrections_of, kept_of
from houvast.features.rights.composing.outcomes import outcome_of
from houvast.features.rights.composing.purposes import activities_told, portability
from houvast.features.rights.composing.remedies import remedies_in
from houvast.features.rights.composing.stated import with_statements
from houvast.features.rights.composing.stopping import stopped_by
from houvast.features.rights.composing.tables import tables_of
from houvast.features.rights.composing.translating import untranslated
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, SYSTEM_RIGHTS, Person
from houvast.features.rights.deciding import decided_here
from houvast.features.rights.grounds.fields import Ground, Why
from houvast.features.rights.grounds.law import APPROVED
from houvast.features.rights.grounds.writing import write_ground
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import term_of
from houvast.features.rights.recipients import told_recipients
from houvast.features.rights.representing import reads_letters
from houvast.features.wordings.queries import texts_in_force
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation


def compose(
    case: CaseRecord,
    *,
    at: datetime,
    outcome: Outcome | None = None,
    reasons: Sequence[Reason] = (),
    remarks: Sequence[str] = (),
    extension_reasons: Sequence[str] = (),
) -> Answer:
    """Gather everything that the answer says; the outcome is worked out where none is given."""
    organisation, right, language = organisation_by_key(case.organisation.key), Right(case.right), case.language
    datamap, found, plan = current_map(), latest_search(case.number), latest_plan(case.number)
    speaker, known = _speaker(case, organisation)
    located = found.located if found and right in DISCLOSING_RIGHTS else ()
    answered, done = local_date(at, organisation.country), work_read_back(case.number)
    (marketing, stopped), own = stopped_by(right, known, language), _own(speaker, language)
    answer = Answer(
        case=case.number,
        right=right,
        outcome=outcome or outcome_of(right, found, plan, reasons),
        language=language,
        controller=_controller(speaker),
        dates=_dates(case, answered, is_extension=outcome is Outcome.EXTENDED),
        remedies=remedies_in(speaker.country, language, answered),
        addressee=_addressee(case, open_person(case.number, bytes(case.person)), found, datamap),
        tables=tables_of(located, datamap, language, portability(known)),
        activities=activities_told(located, datamap, known, language),
        reasons=tuple(_in_full(one, language, own) for one in reasons),
        extension_reasons=tuple(extension_reasons),
        kept=kept_of(done, datamap, organisation.country, language, own) if done else (),
        changes=changes_of(done, datamap, language) if done else (),
        corrections=corrections_of(done, datamap, language) if done else (),
        forwarded=_forwarded(case, done),
        told=told_recipients(case),
        stopped=stopped,
        marketing=marketing,
        remarks=tuple(remarks),
    )
    english = untranslated(located, datamap, known, [one.name for one in answer.activities], language)
    return with_statements(replace(answer, own=own, untranslated=english), case, chosen=outcome)


def _in_full(reason: Reason, language: str, own: Mapping[str, str]) -> Reason:
    """Return a reason with the words of its ground round it, where colleagues agreed on it in their own words only."""
    grounds = [Ground(code) for code in reason.grounds]
    if len(grounds) != 1 or grounds[0] not in APPROVED:
        return reason
    return replace(reason, words=write_ground(grounds[0], Why(reason.words), language, own))


def speaker_of(case: CaseRecord) -> OrganisationFacts:
    """Return who answers a case."""
    return _speaker(case, organisation_by_key(case.organisation.key))[0]


def own_words(case: CaseRecord) -> Mapping[str, str]:
    """Return the parts of letters that who answers a case says in words of its own."""
    return _own(speaker_of(case), case.language)


def _speaker(case: CaseRecord, organisation: OrganisationFacts) -> tuple[OrganisationFacts, list[Activity]]:
    """Return who answers, and for which activities: the centre itself where it decides on a part of a principal's case.

    Law: GDPR art. 26(3).
    """
    here = decided_here(case) if case.right in SYSTEM_RIGHTS else None
    known = [a for a in activities_of(organisation.key) if here is None or a.key in here]
    return (own_organisation() if here or case.forwarded_at else organisation), known


def _own(speaker: OrganisationFacts, language: str) -> Mapping[str, str]:
    """Return the parts that who answers says in its own words, and that still hold what they must."""
    there = texts_in_force(speaker.id, "letter", language)
    return {name: one.text for name, one in there.items() if fits(one.text, name, language)}


def _controller(organisation: OrganisationFacts) -> Controller:
    return Controller(
        name=organisation.name,
        address=organisation.address,
        country=organisation.country,
        email=organisation.email,
        phone=organisation.phone,
        dpo=", ".join(part for part in (organisation.dpo_name, organisation.dpo_email) if part),
        statement_url=organisation.privacy_statement_url,
    )


def _dates(case: CaseRecord, answered: date, *, is_extension: bool) -> Dates:
    term = term_of(case)
    pack = rules_for(case.organisation.country)
    return Dates(
        received=case.received_on,
        answered=answered,
        due=term.due,
        extended_due=case.due_on if case.extended_on else term.extended if is_extension else None,
        case_kept_until=pack.until(f"{pack.country.lower()}.rights.requests", answered),
    )


def _forwarded(case: CaseRecord, done: Plan | None) -> tuple[Forwarded, ...]:
    """Return the part of this case that was passed on, and the cases beside it that were, in whole or in part."""
    linked = CaseRecord.objects.filter(parent=case, forwarded_at__isnull=False).select_related("organisation")
    rows = {case.number: len(done.forwarded) if done else 0}
    return tuple(
        Forwarded(
            one.organisation.name, local_date(one.forwarded_at, one.organisation.country), rows.get(one.number, 0)
        )
        for one in (case, *linked)
        if one.forwarded_at
    )


def _addressee(case: CaseRecord, person: Person, found: LocatedSet | None, datamap: DataMap) -> Addressee:
    """Return who gets the letter; to a representative it says for whom, and never goes to the person's own address."""
    one = reads_letters(case, person)
    if one is None:
        return Addressee(person.name, person.address or _address(found, datamap))
    about = (_ABOUT.get(case.language, _ABOUT["en"]) % person.name,) if person.name else ()
    return Addressee(one.name, (*about, *one.address))


def _address(found: LocatedSet | None, datamap: DataMap) -> tuple[str, ...]:
    """Return the postal address on the person's own rows: the one that is in force, not the one they moved from."""
    for item in found.of_kind(Kind.OWN) if found else ():
        collection = datamap.collection(item.row.collection)
        values = [_part(item.row.values, collection, f"user.contact.address.{part}") for part in _ADDRESS]
        if all(values) and item.row.values.get("kind") not in ("former", "previous"):
            return values[0], f"{values[1]} {values[2]}"
    return ()


def _part(values: Mapping[str, Value], collection: Collection, category: str) -> str:
    """Return one part of an address, which may stand in several fields: a street and the number of the house."""
    names = [f.name for f in collection.fields if category in f.categories]
    return " ".join(str(value) for name in names if (value := values.get(name)))


_ABOUT = {
    "nl": "Over de gegevens van %s",
    "en": "About the data of %s",
    "fr": "Concernant les données de %s",
    "de": "Zu den Daten von %s",
}
_ADDRESS = ("street", "postal_code", "city")
