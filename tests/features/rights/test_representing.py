"""What must be seen of who asks for another, by the country of the controller."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Authority, Channel, Relation, Representing, Right
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import authority_of, case_record
from houvast.features.rights.representing import is_settled, proven_contacts, reads_letters, sheet_of
from tests.cast import SETUP
from tests.journeys.centre import NOON


def asked(organisation="zonneveld", relation=Relation.PARENT, right=Right.ACCESS, **more):
    return case_record(
        register_case(
            organisation=organisation, right=right, channel=Channel.PHONE, received_at=NOON - timedelta(days=1),
            representing=Representing(relation, "Mina Proef", **more), by=SETUP, at=NOON,
        ).number
    )  # fmt: skip


@pytest.mark.parametrize(("organisation", "proof"), [("zonneveld", "custody_register"), ("scaldis", "family_record")])
def test_the_sheet_is_that_of_the_controllers_country(cast, organisation, proof):
    sheet = sheet_of(asked(organisation), Relation.PARENT)
    assert proof in {one.key for need in sheet.needs for one in need.proofs}


def test_a_country_without_a_pack_still_registers_and_is_never_settled_by_itself(cast):
    case = asked()
    CaseRecord.objects.filter(pk=case.pk).update(received_on=case.received_on)
    case.organisation.country = "FR"
    assert sheet_of(case, Relation.PARENT) is None
    card = authority_of(case.number)
    assert not is_settled(card)


@pytest.mark.parametrize(("relation", "level"), [(Relation.PARENT, 3), (Relation.MANDATE, 2)])
def test_a_childs_data_ask_for_more_than_an_adults(cast, relation, level):
    assert authority_of(asked(relation=relation).number).level_needed == level


def test_no_contact_point_of_a_representative_is_proven_by_saying_it(cast):
    assert proven_contacts(asked(keys=(("email", "mina@example.org"),))) == frozenset()


@pytest.mark.parametrize(("able", "reads"), [(False, True), (True, False)])
def test_letters_about_a_child_go_to_who_may_ask(cast, able, reads):
    case = asked(able=able)
    assert (reads_letters(case, open_person(case.number, bytes(case.person))) is not None) is reads


def test_of_a_refusal_hears_who_asked(cast):
    case = asked(able=True)
    case.authority = Authority.REFUSED
    assert reads_letters(case, open_person(case.number, bytes(case.person))).name == "Mina Proef"
