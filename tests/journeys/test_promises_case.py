"""Try to break promises 1, 2, 3 and 9 on the demonstration centre: registration, identity, clock and roles."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.engines.deadlines.extensions import ExtensionWithoutLetter, TooLateToExtend
from houvast.engines.deadlines.terms import ReceivedInTheFuture
from houvast.engines.planner.plan import Verb
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.carrying_out import plan_case
from houvast.features.rights.actions.closing import CannotClose, close_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.passing_on import forward_case, record_case_instruction
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.actions.term import NoGround, NothingToExtend, extend_term
from houvast.features.rights.contracts import CaseFacts, Channel, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.evidence import queries as evidence
from tests.journeys.centre import NOON, Centre, open_centre, verified_case
from tests.journeys.steps import WHO, left_untold, locate_again, proven

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


def register(organisation: str = "energie", received_at: datetime = NOON, **more: object) -> CaseFacts:
    given = {"right": Right.ACCESS, "channel": Channel.PHONE, "at": NOON, "by": WHO["by"], **more}
    return register_case(organisation=organisation, received_at=received_at, **given)  # type: ignore[arg-type]


# Promise 1: nothing is lost


@pytest.mark.parametrize("right", list(Right))
@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.LETTER])
def test_every_right_is_registered_before_anything_is_known(cast, right, channel):
    facts = register("own", right=right, channel=channel)
    assert facts.status is Status.REGISTERED
    assert facts.due > facts.received_at.date()
    assert [fact.kind for fact in evidence.timeline(facts.number)] == ["rights.case_registered"]


def test_what_cannot_be_read_is_kept_as_it_was_said(cast):
    said = [("email", "vera at example"), ("phone_number", "nul zes, iets met 12")]
    facts = register("own", keys=said, name="  Véra  ", words="x" * 100_000)
    person = open_person(facts.number, bytes(case_record(facts.number).person))
    assert [(key.kind, key.text, key.value) for key in person.keys] == [(kind, text, "") for kind, text in said]
    assert (person.name, len(person.words)) == ("Véra", 100_000)


# Promise 3: the legal date


@pytest.mark.parametrize(
    ("organisation", "received", "due"),
    [
        ("own", datetime(2026, 1, 31, 12, tzinfo=UTC), date(2026, 3, 2)),  # 28 February is a Saturday
        ("scaldis", datetime(2026, 1, 31, 12, tzinfo=UTC), date(2026, 3, 2)),
        ("own", datetime(2026, 3, 27, 12, tzinfo=UTC), date(2026, 4, 28)),  # 27 April is King's Day
        ("scaldis", datetime(2026, 3, 27, 12, tzinfo=UTC), date(2026, 4, 27)),
        ("scaldis", datetime(2026, 6, 21, 12, tzinfo=UTC), date(2026, 7, 22)),  # 21 July is the Belgian feast
        ("own", datetime(2026, 6, 21, 12, tzinfo=UTC), date(2026, 7, 21)),
        ("own", datetime(2026, 6, 30, 22, 30, tzinfo=UTC), date(2026, 8, 3)),  # in the Netherlands it is 1 July already
    ],
)
def test_the_date_of_a_case_is_the_laws(cast, organisation, received, due):
    assert register(organisation, received).due == due


def test_a_clock_in_the_future_registers_nothing(cast):
    with pytest.raises(ReceivedInTheFuture):
        register("own", NOON + timedelta(days=1))
    assert not CaseRecord.objects.exists()


def test_the_term_is_extended_from_receipt_with_a_letter_in_the_first_month(cast):
    facts = register("own", NOON - timedelta(days=10))
    extended = extend_term(case=facts.number, reasons=("complexity",), letter_sent_at=NOON, **WHO)
    assert extended.due == date(2027, 2, 12)
    assert extended.extended_on == NOON.date()
    (fact,) = [fact for fact in evidence.timeline(facts.number) if fact.kind == "rights.term_extended"]
    assert fact.facts["due_on"] == "2027-02-12"


@pytest.mark.parametrize(
    ("days", "sent", "reasons", "trouble"),
    [
        (40, 0, ("complexity",), TooLateToExtend),
        (10, 1, ("complexity",), ExtensionWithoutLetter),
        (10, 0, (), NoGround),
        (10, 0, ("holidays",), NoGround),
    ],
)
def test_the_term_never_moves_otherwise(cast, days, sent, reasons, trouble):
    facts = register("own", NOON - timedelta(days=days))
    with pytest.raises(trouble):
        extend_term(case=facts.number, reasons=reasons, letter_sent_at=NOON + timedelta(days=sent), **WHO)
    assert facts_of(case_record(facts.number)).due == facts.due
    assert len(evidence.timeline(facts.number)) == 1


def test_the_term_is_extended_once_and_never_of_what_was_passed_on(cast):
    facts = register("own", NOON - timedelta(days=10))
    extension = {"reasons": ("complexity",), "letter_sent_at": NOON, **WHO}
    extended = extend_term(case=facts.number, **extension)
    with pytest.raises(NothingToExtend, match="already"):
        extend_term(case=facts.number, **extension)
    assert facts_of(case_record(facts.number)).due == extended.due
    passed_on = register("scaldis", NOON - timedelta(days=10))
    forward_case(case=passed_on.number, **WHO)
    with pytest.raises(NothingToExtend, match="forwarded"):
        extend_term(case=passed_on.number, **extension)


# Promise 2: identity


def test_without_identity_nothing_is_searched(centre):
    facts = register(keys=centre.keys_of("vera", "energie"))
    with pytest.raises(NotIdentified):
        locate_person(case=facts.number, **WHO)
    check = {"case": facts.number, "proven": ("email",), "level": 2, "method": "call_back"}
    verify_identity(**check, passed=False, **WHO)
    with pytest.raises(NotIdentified):
        locate_person(case=facts.number, **WHO)
    assert latest_search(facts.number) is None


def test_an_address_that_was_not_proven_finds_nobody(centre):
    """Bram proves his own address, and mentions that of somebody else, who is not shown."""
    mine, other = (dict(centre.keys_of(name, "energie"))["email"] for name in ("bram", "vera"))
    facts = register(keys=[("email", mine), ("email", other)])
    check = {"case": facts.number, "level": 2, "method": "call_back"}
    verify_identity(**check, proven=(f"email:{mine}",), passed=True, **WHO)
    found = locate_person(case=facts.number, **WHO)
    hers = centre.truth.theirs(centre.people["vera"])
    assert found.of_kind(Kind.OWN)
    assert not {item.row.key for item in found} & hers


# Promise 9: roles


@pytest.fixture
def split(centre) -> tuple[CaseRecord, dict[str, CaseRecord]]:
    """Sanne asks the centre itself; it holds data on her for two principals as well."""
    number = verified_case(centre, "sanne", "own", Right.ERASURE)
    record = case_record(number)
    person = open_person(number, bytes(record.person))
    assert person.keys
    locate_person(case=number, **WHO)
    linked = CaseRecord.objects.filter(parent=record).select_related("organisation")
    return case_record(number), {case.organisation.key: case for case in linked}


def test_what_is_held_for_principals_becomes_their_case_with_the_same_receipt(split):
    own, linked = split
    assert set(linked) == {"energie", "scaldis"}
    assert {case.received_at for case in linked.values()} == {own.received_at}
    assert {case.status for case in linked.values()} == {Status.VERIFIED}
    locate_person(case=own.number, **WHO)
    assert CaseRecord.objects.filter(parent=own).count() == 2


def test_no_row_and_no_count_of_a_principal_is_in_the_own_case(centre, split):
    own, _ = split
    sanne = centre.people["sanne"]
    theirs = centre.truth.theirs(sanne, "energie") | centre.truth.theirs(sanne, "scaldis")
    found = latest_search(own.number)
    assert found is not None
    assert {item.organisation for item in found} == {"own"}
    assert not {item.row.key for item in found} & theirs
    told = json.dumps([[fact.kind, fact.facts, fact.personal] for fact in evidence.timeline(own.number)], default=str)
    located = [fact for fact in evidence.timeline(own.number) if fact.kind == "locating.person_located"]
    assert sum(count for _, count in located[-1].facts["own"]) == len(found.of_kind(Kind.OWN))
    for number in (centre.person("sanne").numbers[key] for key in ("energie", "scaldis")):
        assert number not in told
    assert not any(fact.kind == "locating.person_looked_up" for fact in evidence.timeline(own.number))


def test_each_linked_case_finds_its_own_principals_rows_only(centre, split):
    _, linked = split
    for organisation, case in linked.items():
        found = locate_person(case=case.number, **WHO)
        assert {item.organisation for item in found} == {organisation}
        others = {key for key in ("own", "energie", "scaldis") if key != organisation}
        strangers = frozenset().union(*(centre.truth.theirs(centre.people["sanne"], key) for key in others))
        assert found.of_kind(Kind.OWN)
        assert not {item.row.key for item in found} & strangers


def test_without_instruction_a_principals_data_are_passed_on(centre, split):
    own, linked = split
    case = linked["scaldis"].number
    locate_again(centre, case, "sanne", "scaldis")
    plan = plan_case(case=case, **WHO).plan
    assert (plan.forwards_all, plan.systems) == (True, ())
    assert {row.verb for row in plan.rows} == {Verb.FORWARD}
    record_case_instruction(case=case, reference="SV-2026-7", **WHO)
    locate_again(centre, case, "sanne", "scaldis")
    plan = plan_case(case=case, **WHO).plan
    assert (plan.organisation, plan.forwarded) == ("scaldis", ())
    assert plan.systems
    forwarded = forward_case(case=linked["energie"].number, **WHO)
    assert forwarded.status is Status.FORWARDED
    assert forwarded.received_at == own.received_at


def test_the_own_case_waits_for_its_linked_cases_to_be_taken_up(centre, split):
    own, linked = split
    from_own = {item.row.key for item in latest_search(own.number).of_kind(Kind.CANDIDATE)}
    assert not from_own
    proven(own.number)
    answer_case(case=own.number, **WHO)
    with pytest.raises(CannotClose, match="linked case"):
        close_case(case=own.number, **WHO)
    for case in linked.values():
        forward_case(case=case.number, **WHO)
    left_untold(own.number)
    assert close_case(case=own.number, **WHO).status is Status.CLOSED
