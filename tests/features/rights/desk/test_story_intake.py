"""How a request came in, in words; every fact of the intake has a sentence."""

import pytest

from houvast.features.intake import events
from houvast.features.rights.desk.story_intake import SENTENCES

FACTS = {"doubts": ["trap"], "left_out": 2, "pages": 1}


@pytest.mark.parametrize(
    "fact", [events.AskedOnWeb, events.RequestLookedAt, events.LetterScanned, events.RequestHandedIn]
)
def test_every_way_in_has_its_sentence(fact):
    title, _detail = SENTENCES[fact.kind](FACTS)
    assert str(title)


def test_what_is_odd_and_what_was_left_out_is_told():
    assert [part for part in str(SENTENCES["intake.asked_on_web"](FACTS)[1]).split("; ") if part]
    assert SENTENCES["intake.asked_on_web"]({"doubts": [], "left_out": 0})[1] == ""
