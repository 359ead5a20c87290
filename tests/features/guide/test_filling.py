"""The places in the texts of the guide name the organisation that the caller calls."""

from houvast.features.guide.filling import values_for
from houvast.features.guide.rules import PLACES


def test_every_place_is_filled_for_every_organisation(cast):
    for organisation in (cast.own, cast.zonneveld, cast.scaldis):
        values = values_for(organisation, "nl")
        assert set(values) == PLACES
        assert all(values.values())
        assert values["organisation"] == organisation.name


def test_the_authority_is_that_of_the_country(cast):
    assert values_for(cast.zonneveld, "nl")["authority"] == "Autoriteit Persoonsgegevens"
    assert values_for(cast.scaldis, "nl")["authority"] == "Gegevensbeschermingsautoriteit"
    assert "Belgian" in values_for(cast.scaldis, "en")["authority"]


def test_what_is_not_known_is_looked_up_and_never_made_up(cast):
    assert values_for(cast.zonneveld, "nl")["dpo"] == "dat zoek ik voor u op"
    assert values_for(cast.own, "en")["dpo"] == "fg@belhuis-noord.example"
