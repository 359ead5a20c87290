"""Which uses of data an answer tells of, and which of them end."""

from dataclasses import replace

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.engines.rulepacks.rules import Words
from houvast.features.activities.contracts import Activity, LegalGround, OurRole, Recipient
from houvast.features.rights.answer.contracts import Right
from houvast.features.rights.composing.purposes import activities_told, portability
from houvast.features.rights.composing.stopping import stopped_by
from tests.features.rights.composing.shop import CUSTOMER, MAP, NOTE, SANNE, located

SERVICE = Activity(
    key="service",
    organisation="own",
    role=OurRole.CONTROLLER,
    name=Words("Klanten helpen", "Helping customers"),
    purpose=Words("U helpen", "To help you"),
    legal_ground=LegalGround.CONTRACT,
    source=Words("Van u zelf", "From you"),
    retention=Words("Twee jaar", "Two years"),
    recipients=(Recipient("Postbezorger B.V.", "NL", Words("Adres", "Address")),),
)
PROFILING = replace(
    SERVICE,
    key="profiling",
    name=Words("Inschatten", "Estimating"),
    legal_ground=LegalGround.LEGITIMATE_INTEREST,
    automated_decisions=Words("Een score", "A score"),
)
LETTERS = replace(
    SERVICE, key="letters", name=Words("Reclame", "Advertising"), legal_ground=LegalGround.CONSENT, marketing=True
)
KNOWN = (SERVICE, PROFILING, LETTERS)


def test_a_use_is_told_with_the_kinds_of_data_that_were_found():
    found = [located(CUSTOMER, SANNE), located(CUSTOMER, {**SANNE, "id": 2}), located(NOTE, {"id": 1, "body": "Hallo"})]
    (told,) = activities_told(found, MAP, KNOWN, "nl")
    assert (told.name, told.purpose, told.ground) == ("Klanten helpen", "U helpen", "de overeenkomst met u")
    assert told.categories == ("Naam", "Adres", "Tekst")
    assert [(r.name, r.country, r.what) for r in told.recipients] == [("Postbezorger B.V.", "NL", "Adres")]


def test_a_field_may_be_used_for_something_else_than_its_row():
    helping, estimating = activities_told([located(CUSTOMER, {**SANNE, "score": 7})], MAP, KNOWN, "en")
    assert helping.categories == ("Name", "Address")
    assert (estimating.categories, estimating.automated_decisions) == (("score",), "A score")
    assert estimating.ground == "a legitimate interest of ours"


def test_nothing_is_told_of_somebody_who_may_be_another():
    assert activities_told([located(CUSTOMER, SANNE, Kind.CANDIDATE)], MAP, KNOWN, "nl") == ()


@pytest.mark.parametrize("ground", LegalGround)
def test_every_ground_has_words_in_both_languages(ground):
    known = [replace(SERVICE, legal_ground=ground)]
    words = [activities_told([located(CUSTOMER, SANNE)], MAP, known, language)[0].ground for language in ("nl", "en")]
    assert all(words)
    assert words[0] != words[1]


def test_data_are_portable_on_consent_and_contract():
    assert portability(KNOWN) == {"service": True, "profiling": False, "letters": True}


@pytest.mark.parametrize(
    ("right", "marketing", "others"),
    [
        (Right.OBJECTION, True, ("Estimating",)),
        (Right.WITHDRAWAL, True, ()),
        (Right.ERASURE, False, ()),
        (Right.ACCESS, False, ()),
    ],
)
def test_an_objection_and_a_withdrawal_end_advertising_and_what_rests_on_that_ground(right, marketing, others):
    assert stopped_by(right, KNOWN, "en") == (marketing, others)


def test_a_withdrawal_ends_what_rests_on_consent():
    panel = replace(SERVICE, key="panel", name=Words("Panel", "Panel"), legal_ground=LegalGround.CONSENT)
    assert stopped_by(Right.WITHDRAWAL, (*KNOWN, panel), "nl") == (True, ("Panel",))
