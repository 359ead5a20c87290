"""The review queue as forms: notes shown as they stand now, decided, and taken back."""

import pytest

from houvast.engines.scanner.model import law_of
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.desk.showing import LAWS
from houvast.features.noteguard.models import NoteFinding, Suppression
from houvast.features.noteguard.queries.queue import counts
from houvast.features.noteguard.words import category_names
from houvast.features.systems.models import System
from houvast.features.systems.queries import let_go
from tests.cast import LONG_AGO, SETUP, ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
QUEUE = "/desk/notes/of/zonneveld/"


def text(response) -> str:
    return response.content.decode()


def of(category: str) -> NoteFinding:
    return NoteFinding.objects.filter(category=category).order_by("pk")[0]


def up_to() -> int:
    return NoteFinding.objects.order_by("-pk")[0].pk


def test_who_has_several_organisations_chooses_one(swept, visitor):
    html = text(visitor("thijs").get("/desk/notes/"))
    assert "Zonneveld Energie" in html
    assert "Scaldis" not in html
    assert visitor("amira").get("/desk/notes/").status_code == 403
    assert visitor("thijs").get("/desk/notes/of/scaldis/").status_code == 403


def test_the_most_severe_stand_first_with_their_notes_and_nothing_is_kept_by_browsers(swept, visitor):
    answer = visitor("thijs").get(QUEUE)
    rows = answer.context["rows"]
    assert [row.one.severity for row in rows] == sorted((row.one.severity for row in rows), reverse=True)
    assert {row.old.marked for row in rows if row.one.collection == "ticket"} >= {"diabetes"}
    assert "<mark>diabetes</mark>" in text(answer)
    assert "epilepsie" not in text(answer)  # another organisation's
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_note_shown_is_the_note_as_it_stands_now(swept, visitor):
    swept.write(1, "Alles is anders.")
    html = text(visitor("thijs").get(QUEUE))
    assert "changed or removed" in html
    assert "Alles is anders" not in html


def test_a_system_that_does_not_answer_takes_nothing_from_the_page(swept, visitor):
    System.objects.filter(key="desk").update(url="sqlite:////nowhere/at/all.db")
    let_go("desk")
    answer = visitor("thijs").get(QUEUE)
    assert answer.status_code == 200
    assert "does not show the note" in text(answer)
    assert 'name="dismiss"' in text(answer)


@pytest.mark.parametrize("name", ["category", "rule", "system", "state"])
def test_the_queue_is_narrowed(swept, visitor, name):
    value = {"category": "religion", "rule": of("religion").rule, "system": "elsewhere", "state": "dismissed"}[name]
    rows = visitor("thijs").get(QUEUE, {name: value}).context["rows"]
    assert {row.one.category for row in rows} == ({"religion"} if name in ("category", "rule") else set())


def test_one_finding_is_accepted_and_taken_back(swept, visitor):
    thijs, one = visitor("thijs"), of("health").pk
    assert "1 finding is accepted" in text(thijs.post(f"{QUEUE}decide/", {"accept": one}, follow=True))
    assert counts(ZONNEVELD)[FindingState.ACCEPTED] == 1
    assert "Becomes" in text(thijs.get(QUEUE, {"state": "accepted"}))
    thijs.post(f"{QUEUE}decide/", {"reopen": one})
    assert FindingState.ACCEPTED not in counts(ZONNEVELD)


def test_a_page_that_asks_for_its_row_gets_the_row(swept, visitor):
    one = of("health").pk
    answer = visitor("thijs").post(f"{QUEUE}decide/", {"accept": one}, headers={"hx-request": "true"})
    assert text(answer).startswith(f'<li id="finding-{one}"')
    assert "will be rewritten" in text(answer)


def test_other_words_take_the_place_of_those_that_were_found(swept, visitor):
    thijs, one = visitor("thijs"), of("religion").pk
    thijs.post(f"{QUEUE}decide/", {"own": one, "words": "liever donderdag"})
    html = text(thijs.get(QUEUE, {"state": "accepted"}))
    assert "<ins>liever donderdag</ins>" in html
    assert 'value="liever donderdag"' not in html


def test_a_reason_is_needed_to_leave_a_note_as_it_is(swept, visitor):
    thijs, one = visitor("thijs"), of("religion").pk
    assert thijs.post(f"{QUEUE}decide/", {"dismiss": one}).status_code == 400
    thijs.post(f"{QUEUE}decide/", {"dismiss": one, "reason": "quotation"})
    assert counts(ZONNEVELD)[FindingState.DISMISSED] == 1
    assert Suppression.objects.count() == 1
    thijs.post(f"{QUEUE}decide/", {"ticked": "reopen", "chosen": [one]})
    assert Suppression.objects.count() == 0


def test_all_of_a_rule_is_accepted_but_not_what_came_after_the_page_was_made(swept, visitor):
    rule, several = of("health").rule, NoteFinding.objects.filter(rule=of("health").rule)
    visitor("thijs").post(f"{QUEUE}decide/", {"like": rule, "up-to": several.order_by("pk")[0].pk - 1})
    assert not several.filter(state=FindingState.ACCEPTED)
    visitor("thijs").post(f"{QUEUE}decide/", {"like": rule, "up-to": up_to()})
    assert not several.exclude(state=FindingState.ACCEPTED)
    given = {"every": "reopen", "state": "accepted", "rule": rule, "up-to": up_to()}
    visitor("thijs").post(f"{QUEUE}decide/", given)
    assert not several.exclude(state=FindingState.OPEN)


def test_ticked_findings_are_decided_at_once(swept, visitor):
    ticked = list(NoteFinding.objects.values_list("pk", flat=True))[:2]
    visitor("thijs").post(f"{QUEUE}decide/", {"ticked": "accept", "chosen": ticked})
    assert counts(ZONNEVELD)[FindingState.ACCEPTED] == 2


@pytest.mark.parametrize("given", [{}, {"ticked": "accept"}, {"every": "accept"}, {"like": "x"}, {"ticked": "burn"}])
def test_a_decision_about_nothing_is_refused(swept, visitor, given):
    assert visitor("thijs").post(f"{QUEUE}decide/", given).status_code == 400
    assert counts(ZONNEVELD) == {FindingState.OPEN: 3}


def test_a_long_note_is_not_shown_whole(swept, visitor):
    long = "Belt over de rekening. " * 100
    one = of("health")
    swept.write(1, f"{long}Mevrouw heeft diabetes. {long}")
    NoteFinding.objects.all().delete()
    sweep(organisation=ZONNEVELD, system="desk", by=SETUP, at=LONG_AGO, tick=lambda *_: None)
    html = text(visitor("thijs").get(QUEUE, {"rule": one.rule}))
    assert "<mark>diabetes</mark>" in html
    assert html.count("Belt over de rekening") < 100


def test_the_law_of_every_category_is_said_in_the_language_of_the_page():
    assert {law_of(code) for code in category_names("en")} == set(LAWS)
