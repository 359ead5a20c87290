"""Cards in an organisation's own words lie over ours, for its agents only."""

import pytest

from houvast.features.guide.own import cards_of
from houvast.features.guide.reading import card_text, cards
from houvast.features.wordings.contracts import TextRefused
from houvast.features.wordings.models import Wording
from tests.features.wordings.stage import approved

pytestmark = pytest.mark.django_db
OURS = card_text("recording", "nl")
OWN = OURS.replace("Wij kunnen gesprekken opnemen.", "Zonneveld neemt elk gesprek op.")


def test_a_card_of_an_organisation_lies_over_ours(cast, client):
    approved(cast, OWN, "recording", "card")
    mine = cards_of(cast.zonneveld, "nl")["recording"]
    assert (mine.version, mine.approver) == (1, "Tanja Berg")
    assert cards_of(cast.own, "nl")["recording"] == cards("nl")["recording"]
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    page = client.get("/desk/guide/cards/recording/?for=zonneveld&lang=nl").content.decode()
    assert "Zonneveld neemt elk gesprek op." in page
    assert "own text, version 1, approved by Tanja Berg" in page
    found = client.post("/desk/guide/?for=zonneveld&lang=nl", {"words": "wordt dit gesprek opgenomen"})
    assert "Zonneveld neemt elk gesprek op." in found.content.decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (OURS.replace("Wij kunnen", "Wij garanderen dat wij kunnen"), "garande"),
        (OURS.replace("right: information", "right: access"), "right"),
        (OURS.replace("{statement}", "{secret}"), "secret"),
        ("Zomaar een tekst", "head"),
    ],
)
def test_what_no_agent_may_say_is_refused(cast, text, why):
    with pytest.raises(TextRefused, match=why):
        approved(cast, text, "recording", "card")


def test_a_card_that_no_longer_fits_gives_way_to_ours(cast):
    approved(cast, OWN, "recording", "card")
    Wording.objects.update(text="Zomaar een tekst")
    assert cards_of(cast.zonneveld, "nl")["recording"] == cards("nl")["recording"]
