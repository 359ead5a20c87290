"""The plan, before anything is touched."""

from houvast.engines.planner.plan import PlanError
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.contracts import Status
from houvast.features.rights.desk import plan_words
from houvast.features.rights.desk.plan_shown import ground
from houvast.features.rights.queries import facts_for
from tests.features.rights.desk.stage import Stage


def test_a_plan_is_made_shown_and_approved(stage: Stage):
    number, thijs, olga = stage.located(), stage.client("thijs"), stage.client("olga")
    thijs.post(f"/desk/cases/{number}/plan/make/")
    plan = latest_plan(number)
    context = thijs.get(f"/desk/cases/{number}/plan/").context
    assert sum(len(system["rows"]) for system in context["systems"]) == len(plan.plan.rows)
    assert context["touched"] == sum(row.touches for row in plan.plan.rows)
    assert context["errors"] == []
    olga.post(f"/desk/cases/{number}/plan/approve/", {"hash": plan.hash})
    assert facts_for(stage.people["olga"], number).status is Status.APPROVED


def test_what_stays_says_the_law_and_until_when(stage: Stage):
    number, thijs = stage.located(), stage.client("thijs")
    thijs.post(f"/desk/cases/{number}/plan/make/")
    html = thijs.get(f"/desk/cases/{number}/plan/").content.decode()
    assert "Tax law says that we must keep invoices" in html
    assert "until 31 Dec" in html


def test_another_plan_than_the_one_looked_at_is_not_approved(stage: Stage):
    number = stage.located()
    stage.client("thijs").post(f"/desk/cases/{number}/plan/make/")
    response = stage.client("olga").post(f"/desk/cases/{number}/plan/approve/", {"hash": "0" * 64})
    assert response.status_code == 409
    assert latest_plan(number).state is PlanState.DRAFT


def test_where_two_pairs_of_eyes_are_asked_the_maker_does_not_approve(stage: Stage, settings):
    settings.HOUVAST_FOUR_EYES = True
    number, olga = stage.located(), stage.client("olga")
    olga.post(f"/desk/cases/{number}/plan/make/")
    assert olga.get(f"/desk/cases/{number}/plan/").context["needs_other_eyes"] is True
    response = olga.post(f"/desk/cases/{number}/plan/approve/", {"hash": latest_plan(number).hash})
    assert response.status_code == 403


def test_without_an_instruction_the_plan_shows_what_the_principal_decides_on(stage: Stage):
    number, thijs = stage.located("mieke", "scaldis"), stage.client("thijs")
    thijs.post(f"/desk/cases/{number}/plan/make/")
    page = thijs.get(f"/desk/cases/{number}/plan/")
    assert (page.context["systems"], page.context["touched"], page.context["forwards_all"]) == ([], 0, True)
    assert sum(system["count"] for system in page.context["forwarded"]) == page.context["forwarded_count"] > 0
    text = page.content.decode()
    assert "Passed on to Scaldis Verzekeringen: they decide" in text
    assert "28(3)" in text
    assert f"/desk/cases/{number}/forward/" in text
    thijs.post(f"/desk/cases/{number}/forward/")
    assert facts_for(stage.people["olga"], number).status is Status.FORWARDED


def test_a_plan_is_withdrawn(stage: Stage):
    number = stage.approved()
    stage.client("thijs").post(f"/desk/cases/{number}/plan/withdraw/")
    assert latest_plan(number) is None
    assert facts_for(stage.people["olga"], number).status is Status.LOCATED


def test_every_error_of_a_plan_says_what_to_do():
    codes = {
        "collection_missing", "unknown_column", "no_primary_key", "read_only", "not_null", "unique", "too_long",
        "not_a_choice", "generated", "key_holds_personal_data", "no_ground_to_keep", "no_neutral_value",
        "unsupported_type", "retention_start_missing", "retention_rule_unknown", "foreign_keys_in_a_circle",
        "old_value_not_found", "wrong_type",
    }  # fmt: skip
    assert set(plan_words.ERRORS) == codes
    unknown = PlanError("never_seen", "crm:customer")
    assert plan_words.error(unknown.code)[0] == "never_seen"


def test_a_ground_without_a_rule_is_said_in_our_own_words():
    assert ground("shared", "", "NL") == "Other people use it too"
    assert ground("retention", "nl.never.seen", "NL") == "The law asks to keep it"
