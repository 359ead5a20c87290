"""A ground of the law is chosen on the page of the answer, and its words can be changed there."""

from houvast.features.rights.contracts import Outcome, Right
from houvast.features.rights.queries import facts_for
from houvast.foundation.evidence import queries as evidence
from tests.features.rights.desk.stage import Stage
from tests.features.rights.desk.test_answering import EMPTY

GROUND = {"act": "ground", "ground-about": "", "ground-why": "", "ground-duty": "", "ground-until": ""}


def put_in(stage: Stage, number: str, **given):
    return stage.client("thijs").post(f"/desk/cases/{number}/answer/", {**EMPTY, "grounds": "", **GROUND, **given})


def test_the_words_of_a_ground_come_into_the_form_and_then_into_the_letter(stage: Stage):
    number = stage.verified(right=Right.OBJECTION)
    why = {"ground-ground": "compelling", "ground-why": "Het gaat om fraude."}
    shown = put_in(stage, number, **why, outcome="refused", remarks="Tot zover.")
    filled = shown.context["form"].initial
    assert shown.status_code == 200
    assert "zeer sterke reden" in filled["reason"]
    assert "Het gaat om fraude." in filled["reason"]
    assert (filled["law"], filled["grounds"], filled["remarks"]) == ("AVG art. 21 lid 1", "compelling", "Tot zover.")
    changed = {**filled, "reason": filled["reason"].replace("zeer sterke", "dwingende")}
    client = stage.client("thijs")
    letter = client.post(f"/desk/cases/{number}/answer/preview/", changed).content.decode()
    assert "dwingende reden" in letter
    assert "(AVG art. 21 lid 1)." in letter
    assert "Autoriteit Persoonsgegevens" in letter
    assert client.post(f"/desk/cases/{number}/answer/", changed).status_code == 200
    assert facts_for(stage.people["thijs"], number).outcome is Outcome.REFUSED
    used = [fact.facts["text"] for fact in evidence.timeline(number) if fact.kind == "wordings.text_used"]
    assert used == ["letter/refused", "letter/ground_compelling"]


def test_a_second_ground_comes_after_the_first(stage: Stage):
    number = stage.verified()
    first = put_in(stage, number, **{"ground-ground": "shared"}).context["form"].initial
    duty = {"ground-ground": "legal_duty", "ground-duty": "nl.tax.invoices", "ground-until": "2033-12-31"}
    second = put_in(stage, number, **first, **duty).context["form"].initial
    assert second["reason"].startswith(first["reason"])
    assert "31 december 2033" in second["reason"]
    assert second["law"] == "AVG art. 15 lid 4, art. 17 lid 3; AWR 52(4); AVG art. 17 lid 3 onder b"
    assert second["grounds"] == "shared legal_duty"


def test_doubt_about_who_asks_is_the_outcome(stage: Stage):
    shown = put_in(stage, stage.verified(), **{"ground-ground": "cannot_identify"})
    assert shown.context["form"].initial["outcome"] == "not_identified"


def test_what_the_ground_needs_is_asked_for_and_nothing_is_lost(stage: Stage):
    number = stage.verified()
    for wrong in ({"ground-ground": ""}, {"ground-ground": "legal_duty"}, {"ground-ground": "still_needed"}):
        shown = put_in(stage, number, **wrong, reason="Dit staat er al.")
        assert shown.status_code == 422
        assert shown.context["form"].initial["reason"] == "Dit staat er al."
        assert shown.context["ground"].errors
    assert put_in(stage, number, **{"ground-ground": "excessive", "ground-why": "Te veel."}).status_code == 422
