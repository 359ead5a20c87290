"""Who got the data that a request changed: found by the activities, and none of them forgotten."""

import pytest

from houvast.features.activities.actions import load_activities
from houvast.features.activities.queries import export_activities
from houvast.features.rights.contracts import Right
from houvast.features.rights.queries import case_record
from houvast.features.rights.recipients import (
    identifiers_for,
    recipient_cards,
    told_recipients,
    touched_by,
    waiting_recipients,
)
from houvast.features.rights.telling_contracts import RecipientNeed
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON, SYSTEM

TAX = "Belastingdienst, country: NL"


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path, people=20)


def with_contact(words: str) -> None:
    """Let the register say more of the tax authority, which got invoices."""
    text = export_activities("demo").replace(TAX, f"{TAX}, {words}")
    load_activities(name="demo", text=text, by=SYSTEM, at=NOON)


def test_who_only_keeps_systems_that_we_changed_need_not_hear_and_the_others_must(stage):
    case = case_record(stage.proven())
    cards = {one.name: one.need for one in recipient_cards(case)}
    assert cards.pop("Belastingdienst") is RecipientNeed.MUST_HEAR
    assert cards
    assert set(cards.values()) == {RecipientNeed.DONE_BY_US}
    assert (waiting_recipients(case), told_recipients(case)) == (("Belastingdienst",), ())


def test_a_recipient_hears_of_the_data_that_it_got_only(stage):
    case = case_record(stage.proven())
    (tax,) = [one for one in touched_by(case) if one.recipient.name == "Belastingdienst"]
    names = {field.name for field in tax.fields}
    assert "invoice_number" in names
    assert not names & {"transcript", "note", "birth_date"}


def test_nobody_is_listed_before_the_systems_were_read_back(stage):
    assert recipient_cards(case_record(stage.approved())) == ()


def test_a_right_of_which_the_law_does_not_say_so_has_no_recipients(stage):
    assert touched_by(case_record(stage.located(right=Right.ACCESS))) == ()


def test_a_recipient_is_told_by_what_it_knows_people_and_nothing_else(stage):
    with_contact("known_by: [customer_number]")
    case = case_record(stage.proven())
    (tax,) = [one for one in touched_by(case) if one.recipient.name == "Belastingdienst"]
    assert {one.kind for one in identifiers_for(case, tax.recipient)} == {"customer_number"}
    (host,) = [one for one in touched_by(case) if one.recipient.name == "Rekenhof N.V."]
    assert identifiers_for(case, host.recipient) == ()
