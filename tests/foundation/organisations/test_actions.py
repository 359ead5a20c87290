"""Entering organisations, and the instructions of principals."""

import pytest
from django.db import IntegrityError, transaction

from houvast.foundation.events.facts import Fact
from houvast.foundation.events.hub import Moment, subscribe, unsubscribe
from houvast.foundation.organisations.actions import (
    OrganisationRefused,
    add_organisation,
    record_instruction,
    set_public_page,
    withdraw_instruction,
)
from houvast.foundation.organisations.events import (
    InstructionRecorded,
    InstructionWithdrawn,
    OrganisationAdded,
    PublicPageSet,
)
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import (
    NoOwnOrganisation,
    UnknownOrganisation,
    organisation_by_key,
    organisations,
    own_organisation,
    principals,
)
from tests.cast import LONG_AGO, SETUP, enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The facts that were announced."""
    facts: list[Fact] = []

    def note(fact, _by, _at):
        facts.append(fact)

    subscribe(Fact, note, Moment.INSIDE)
    yield facts
    unsubscribe(Fact, note)


def test_what_is_entered_is_found_again(heard):
    entered = enter("own")
    assert own_organisation() == entered == organisation_by_key("own")
    assert entered.address == ("Kade 1", "9999 ZZ Noordwolde")
    assert entered.is_own
    assert entered.carries_out
    assert heard == [OrganisationAdded(organisation="own", sort="own")]


def test_the_own_organisation_comes_first_and_is_no_principal():
    for key in ("zonneveld", "scaldis", "own"):
        enter(key)
    assert [one.key for one in organisations()] == ["own", "scaldis", "zonneveld"]
    assert [one.key for one in principals()] == ["scaldis", "zonneveld"]


def test_there_is_one_own_organisation_and_it_must_be_entered():
    with pytest.raises(NoOwnOrganisation):
        own_organisation()
    enter("own")
    with pytest.raises(OrganisationRefused, match="there is an own organisation already"):
        add_organisation(key="second", name="Second", kind="own", country="NL", by=SETUP, at=LONG_AGO)
    assert own_organisation().key == "own"


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"key": "two words"}, "key"),
        ({"key": ""}, "key"),
        ({"name": ""}, "name"),
        ({"email": "no address"}, "email"),
        ({"privacy_statement_url": "javascript:x"}, "privacy_statement_url"),
        ({"country": "FR"}, "neither NL nor BE"),
        ({"key": "zonneveld"}, "the key is taken"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(wrong, word, heard):
    enter("zonneveld")
    heard.clear()
    good = {"key": "p", "name": "P", "kind": "principal", "country": "NL"}
    with pytest.raises(OrganisationRefused, match=word):
        add_organisation(**{**good, **wrong}, by=SETUP, at=LONG_AGO)
    assert len(principals()) == 1
    assert heard == []


def test_a_principal_is_forwarded_to_until_it_instructs_and_after_it_withdraws(heard):
    assert not enter("zonneveld").carries_out
    instructed = record_instruction(organisation_key="zonneveld", reference="DPA-2026/14", by=SETUP, at=LONG_AGO)
    assert (instructed.handling, instructed.carries_out) == ("execute", True)
    withdrawn = withdraw_instruction(organisation_key="zonneveld", by=SETUP, at=LONG_AGO)
    assert (withdrawn.handling, withdrawn.carries_out, withdrawn.instruction_reference) == ("forward", False, "")
    assert heard[1:] == [
        InstructionRecorded(organisation="zonneveld", reference="DPA-2026/14"),
        InstructionWithdrawn(organisation="zonneveld"),
    ]


@pytest.mark.parametrize("reference", ["", " ", "told us on the phone", "x" * 121])
def test_an_instruction_without_a_document_is_refused(reference):
    enter("zonneveld")
    with pytest.raises(OrganisationRefused, match="reference of its document"):
        record_instruction(organisation_key="zonneveld", reference=reference, by=SETUP, at=LONG_AGO)
    assert not organisation_by_key("zonneveld").carries_out


def test_the_own_organisation_takes_no_instruction_and_an_unknown_one_is_named():
    enter("own")
    with pytest.raises(OrganisationRefused):
        record_instruction(organisation_key="own", reference="D-1", by=SETUP, at=LONG_AGO)
    with pytest.raises(UnknownOrganisation, match="'nobody'"):
        record_instruction(organisation_key="nobody", reference="D-1", by=SETUP, at=LONG_AGO)


def test_the_database_itself_refuses_execution_without_an_instruction():
    enter("zonneveld")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(key="zonneveld").update(handling="execute")


def test_a_public_page_is_set_and_the_rest_stays(heard):
    before = enter("zonneveld")
    changes = {"colour": "#7A1F5C", "languages": "fr, nl,fr", "privacy_statement_url": "https://zonneveld.example/p"}
    after = set_public_page(organisation_key="zonneveld", changes=changes, by=SETUP, at=LONG_AGO)
    assert (after.look.colour, after.look.languages) == ("#7a1f5c", ("fr", "nl"))
    assert (after.look.accent, after.email, after.short_name) == (before.look.accent, before.email, before.name)
    assert heard[1:] == [
        PublicPageSet(organisation="zonneveld", changed=("colour", "languages", "privacy_statement_url"))
    ]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"colour": "#ffee00"}, r"White letters can't be read on the colour #ffee00 \(contrast 1\.2, needed 4\.5\)"),
        ({"accent": "red"}, "'red' is no colour"),
        ({"accent": "#0b3a70;}"}, "is no colour"),
        ({"languages": "nl,es"}, "no public pages in 'es'"),
        ({"languages": ""}, "no public pages in ''"),
        ({"privacy_statement_url": "ftp://x.example"}, "begins with https://"),
        ({"privacy_statement_url": "https://x y"}, "correct privacy_statement_url"),
        ({"dpo_email": "nobody"}, "correct dpo_email"),
        ({"short_name": "x" * 41}, "correct short_name"),
    ],
)
def test_a_public_page_that_can_not_be_is_refused_whole(wrong, line, heard):
    before = enter("zonneveld")
    heard.clear()
    with pytest.raises(OrganisationRefused, match=line):
        set_public_page(organisation_key="zonneveld", changes={"phone": "040-1234567", **wrong}, by=SETUP, at=LONG_AGO)
    assert (organisation_by_key("zonneveld"), heard) == (before, [])


def test_a_public_page_of_nobody():
    with pytest.raises(UnknownOrganisation):
        set_public_page(organisation_key="nobody", changes={"phone": "1"}, by=SETUP, at=LONG_AGO)
