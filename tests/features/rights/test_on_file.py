"""What the systems hold of whoever asks."""

import pytest

from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.known_facts import OLD_ENOUGH
from houvast.features.rights.on_file import OnFile, read_on_file
from houvast.features.rights.queries import case_record
from houvast.features.verification.queries import indices
from tests.journeys.centre import NOON, SYSTEM, Centre, open_centre

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture
def centre(db, tmp_path) -> Centre:
    """The centre with real source systems."""
    return open_centre(tmp_path, people=40)


def read(keys: list[tuple[str, str]], organisation: str = "energie", at=NOON) -> OnFile:
    case = register_case(
        organisation=organisation, right=Right.ACCESS, channel=Channel.PHONE, received_at=NOON, keys=keys, by=SYSTEM,
        at=NOON,
    )  # fmt: skip
    return read_on_file(case_record(case.number), by=SYSTEM, at=at)


def test_contact_points_come_from_the_row_of_the_person_and_prove_what_stands_in_it(centre: Centre):
    keys = centre.keys_of("vera", "energie")
    file = read(keys)
    assert {(c.kind, c.source) for c in file.contacts} == {
        ("email", "crm:customer.email"),
        ("phone_number", "crm:customer.mobile"),
        ("address", "crm:address.street"),
    }
    assert {kind for kind, _text in keys} == {i.kind for i in file.found_by}
    assert {c.proves for c in file.contacts} == {frozenset(indices(file.found_by))}
    assert all(c.since is not None and c.since < NOON for c in file.contacts)
    assert dict(keys)["email"] not in repr(file)


def test_only_what_was_given_is_proven(centre: Centre):
    [number] = [(kind, text) for kind, text in centre.keys_of("vera", "energie") if kind == "customer_number"]
    file = read([number])
    assert {i.kind for i in file.found_by} == {"customer_number"}
    assert {kind for kind in ("email", "phone_number") if any(i.kind == kind for i in file.identifiers)} == {
        "email",
        "phone_number",
    }


def test_a_shared_mailbox_is_no_contact_point(centre: Centre):
    kinds = {c.kind for c in read(centre.keys_of("geert", "scaldis"), "scaldis").contacts}
    assert kinds == {"phone_number", "address"}


@pytest.mark.parametrize("keys", [[], [("customer_number", "ZE9999999")], [("email", "not readable")]])
def test_of_nobody_nothing_is_held(centre: Centre, keys):
    file = read(keys)
    assert (file.found_by, file.contacts, file.facts) == (frozenset(), (), ())


def test_what_happened_lately_is_no_fact_to_ask(centre: Centre):
    facts = read(centre.keys_of("vera", "energie")).facts
    days = [fact.value for fact in facts if fact.kind == "month"]
    assert {fact.kind for fact in facts} == {"month", "amount"}
    assert days
    assert all(f"{day:%Y-%m-%d}" <= f"{NOON - OLD_ENOUGH:%Y-%m-%d}" for day in days)
    assert len({fact.code for fact in facts}) == len(facts)
