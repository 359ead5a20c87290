"""What happened, from the evidence."""

from datetime import UTC, datetime

from houvast.features.rights.desk.story import SENTENCES, sentence, tone
from houvast.foundation.evidence.contracts import Happening
from houvast.foundation.evidence.registry import FACTS
from tests.features.rights.desk.stage import Stage

OF_CASES = ("rights.", "verification.", "locating.", "erasure.", "consent.", "files.", "portal.")
OUTSIDE_CASES = {"locating.person_looked_up"}


def test_every_kind_of_fact_of_a_case_has_a_sentence():
    kinds = {kind for kind in FACTS if kind.startswith(OF_CASES)} - OUTSIDE_CASES
    assert kinds - set(SENTENCES) == set()


def test_a_kind_without_words_is_shown_as_it_stands():
    happening = Happening(1, datetime(2026, 3, 2, tzinfo=UTC), "never.seen", "system:x", {}, {})
    assert sentence(happening) == ("never.seen", "")
    assert tone(happening) == "neutral"


def test_the_whole_story_is_told_the_newest_first(stage: Stage):
    number, olga = stage.proven(), stage.client("olga")
    moments = olga.get(f"/desk/cases/{number}/timeline/").context["moments"]
    titles = [str(moment.title) for moment in moments]
    assert titles[0] == "Systems read back"
    assert titles[-1] == "Registered: Erasure"
    assert {"Olga Meijer", "Thijs Brand", "Houvast (test)"} <= {str(moment.by) for moment in moments}


def test_places_are_named_as_the_map_names_them(stage: Stage):
    moments = stage.client("olga").get(f"/desk/cases/{stage.proven()}/timeline/").context["moments"]
    assert "Carried out in CRM" in {str(moment.title) for moment in moments}


def test_a_system_that_stopped_says_why(stage: Stage):
    facts = {"plan": "0" * 64, "system": "crm", "trouble": "drifted"}
    assert SENTENCES["erasure.system_stopped"](facts)[1] == "rows changed since the plan"


def test_personal_data_is_told_only_to_who_may_see_what_was_found(stage: Stage):
    number = stage.located()
    address = f"/desk/cases/{number}/timeline/"
    assert "Vera" in stage.client("thijs").get(address).content.decode()
    assert "Vera" not in stage.client("amira").get(address).content.decode()
