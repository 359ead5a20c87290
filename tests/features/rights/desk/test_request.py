"""The first page of a case, and what can be done with it as a whole."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.contracts import Status
from houvast.features.rights.desk.page import tabs
from houvast.features.rights.desk.steps import next_step, steps_of
from houvast.features.rights.queries import facts_for
from tests.cast import Cast
from tests.features.rights.desk.stage import Stage
from tests.features.rights.desk.test_today import register


def logged_in(client, account):
    client.force_login(account)
    return client


def test_an_unknown_case_and_one_of_others_look_the_same(client, cast: Cast):
    theirs = register("scaldis")
    amira = logged_in(client, cast.amira)
    pages = [amira.get(f"/desk/cases/{number}/").content.decode() for number in (theirs, "2026-99999")]
    assert pages[0].replace(theirs, "N") == pages[1].replace("2026-99999", "N")
    assert amira.get(f"/desk/cases/{theirs}/").status_code == 404


def test_the_title_and_the_address_hold_no_personal_data(client, cast: Cast):
    html = logged_in(client, cast.amira).get(f"/desk/cases/{register()}/").content.decode()
    title = html[html.index("<title>") : html.index("</title>")]
    assert "eheim" not in title
    assert "geheim@example.org" in html


def test_a_principals_case_is_passed_on(client, cast: Cast):
    number = register()
    olga = logged_in(client, cast.olga)
    assert olga.get(f"/desk/cases/{number}/").context["is_principals"] is True
    olga.post(f"/desk/cases/{number}/forward/")
    assert facts_for(cast.olga, number).status is Status.FORWARDED


@pytest.mark.parametrize("who", ["olga", "kees"])
def test_the_principal_or_the_officer_records_an_instruction(client, cast: Cast, who):
    number, browser = register(), logged_in(client, getattr(cast, who))
    assert browser.post(f"/desk/cases/{number}/instruction/", {"reference": ""}).status_code == 422
    browser.post(f"/desk/cases/{number}/instruction/", {"reference": "ZE-7"})
    assert facts_for(cast.olga, number).instruction == "ZE-7"


def test_a_term_is_extended_with_a_reason_and_a_letter(client, cast: Cast):
    number, olga = register(), logged_in(client, cast.olga)
    sent = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M")
    none = olga.post(f"/desk/cases/{number}/extend/", {"letter_sent_at": sent})
    assert (none.status_code, list(none.context["form"].errors)) == (422, ["reasons"])
    olga.post(f"/desk/cases/{number}/extend/", {"reasons": ["complexity"], "letter_sent_at": sent})
    facts = facts_for(cast.olga, number)
    assert facts.due == facts.term.extended


def test_a_letter_that_is_still_to_be_sent_extends_nothing(client, cast: Cast):
    number, olga = register(), logged_in(client, cast.olga)
    later = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    response = olga.post(f"/desk/cases/{number}/extend/", {"reasons": ["complexity"], "letter_sent_at": later})
    assert response.status_code == 422
    assert "Extending needs a letter" in response.content.decode()
    assert facts_for(cast.olga, number).extended_on is None


def test_a_case_that_was_not_answered_is_not_closed(client, cast: Cast):
    number, olga = register(), logged_in(client, cast.olga)
    assert olga.post(f"/desk/cases/{number}/close/").status_code == 409


def test_what_was_heard_better_is_written_down(client, cast: Cast):
    number, amira = register(), logged_in(client, cast.amira)
    amira.post(f"/desk/cases/{number}/keys/", {"name": "Mevrouw Beter", "email": "beter@example.org"})
    html = amira.get(f"/desk/cases/{number}/").content.decode()
    assert "Mevrouw Beter" in html
    assert "beter@example.org" in html


def test_only_what_concerns_the_right_is_shown(cast: Cast):
    complaint, access = (facts_for(cast.olga, register(right=r)) for r in ("complaint", "access"))
    assert [str(step.label) for step in steps_of(complaint)] == ["Registered", "Answered", "Closed"]
    assert "Planned" not in [str(step.label) for step in steps_of(access)]
    assert next_step(complaint, cast.olga).act == "answer"
    assert next_step(complaint, cast.amira).who
    assert "plan" not in [link.url.split("/")[-2] for link in tabs(access, cast.olga, "case")]


def test_parts_for_other_controllers_are_shown_to_who_may_see_those(stage: Stage):
    number = stage.located("sanne", "own")
    address = f"/desk/cases/{number}/"

    def linked(who: str) -> set[str]:
        rows = stage.client(who).get(address).context["linked"]
        return {row["case"].organisation for row in rows}

    assert linked("olga") == {"energie", "scaldis"}
    assert linked("amira") == {"energie"}
    [theirs] = [row["case"].number for row in stage.client("amira").get(address).context["linked"]]
    assert stage.client("amira").get(f"/desk/cases/{theirs}/").context["parent_url"] == address
