"""Proving who one is, at the agent's desk."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from houvast.features.rights.contracts import Status
from houvast.features.rights.desk.methods import METHODS
from houvast.features.rights.queries import facts_for
from houvast.features.verification.actions.copying import note_copy
from houvast.features.verification.contracts import Method
from houvast.features.verification.queries import checks_of, open_override
from houvast.features.verification.rules.questions import is_right
from houvast.foundation.files.actions import store
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, visit
from tests.features.rights.desk.stage import Stage, set_stage
from tests.features.verification.attacks.attempts import facts, request
from tests.features.verification.stage import Phone, other_than
from tests.journeys.centre import SYSTEM


@pytest.fixture
def phone(settings, tmp_path) -> Phone:
    """Vera's phone."""
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    return Phone(tmp_path / "texts.jsonl")


def step(client: Client, number: str, name: str, **sent: str) -> str:
    """Take a step, and give the page that follows."""
    return client.post(f"/desk/cases/{number}/identity/", {"step": name, **sent}, follow=True).content.decode()


def answers(stage: Stage, number: str, client: Client, *, rightly: bool = True) -> dict[str, str]:
    """Read the questions on the page, and choose."""
    form, known = client.get(f"/desk/cases/{number}/identity/").context["questions"], facts(stage, number)
    return {
        name: next(o for o, _label in form.fields[name].choices if o and is_right(known[code], o) is rightly)
        for name, code in form.codes.items()
    }


def test_a_code_and_questions_let_the_case_go_on(stage: Stage, phone: Phone):
    number, amira = request(stage), stage.client("amira")
    page = step(amira, number, "send", way="code_by_sms")
    assert "…00" in page
    assert "I sent a code to what we have on file" in page
    assert "The code is right." in step(amira, number, "answer", said=phone.code())
    assert "questions that only you can answer" in step(amira, number, "ask")
    page = step(amira, number, "told", **answers(stage, number, amira))
    assert "What the caller answered is right." in page
    assert "I know now that it is you" in page
    assert facts_for(stage.people["amira"], number).status is Status.VERIFIED


def test_a_code_goes_on_paper_and_a_colleague_checks_it(stage: Stage):
    """The address stands in a table of its own, that hangs on the customer's row."""
    number, amira, thijs = request(stage), stage.client("amira"), stage.client("thijs")
    page = step(amira, number, "send", way="code_by_letter")
    assert "This code is shown once and kept nowhere." in page
    assert "Appelvinkweg" not in page  # whoever prints it looks the address up, and tells it to nobody
    code = re.findall(r"\b[A-Z]{8}\b|\b[A-Z]{4}[ -][A-Z]{4}\b", page)[0]
    assert code not in amira.get(f"/desk/cases/{number}/identity/").content.decode()
    assert "You printed this code" in step(amira, number, "answer", said=code)
    assert facts_for(stage.people["amira"], number).status is Status.REGISTERED
    assert "The code is right." in step(thijs, number, "answer", said=code.lower())
    assert facts_for(stage.people["amira"], number).status is Status.VERIFIED
    assert checks_of(number)[-1].proven == ("customer_number", "email", "phone_number")


def test_a_wrong_code_is_not_explained_and_the_third_locks(stage: Stage, phone: Phone):
    number, amira = request(stage), stage.client("amira")
    step(amira, number, "send", way="code_by_sms")
    wrong = other_than(phone.code())
    assert "Say only that it did not match" in step(amira, number, "answer", said=wrong)
    step(amira, number, "answer", said=wrong)
    page = step(amira, number, "answer", said=wrong)
    assert "Checking stops for a day." in page
    assert "Your request stays noted" in page
    assert "no code, question or login counts" in page
    assert "the answer is due by" in page
    assert "Send a code by letter" in page
    for gone in ("Send a code by text message", "What code does the caller say?", "Put questions", "second colleague"):
        assert gone not in page
    assert amira.get(f"/desk/cases/{number}/identity/").context["form"].fields["method"].choices == [
        ("in_person", METHODS[Method.IN_PERSON])
    ]


def test_a_locked_page_still_takes_the_code_of_a_letter_and_a_visit(stage: Stage):
    """The ways that stay open work from the page itself."""
    number, amira, thijs = request(stage), stage.client("amira"), stage.client("thijs")
    for _ in range(3):
        amira.post(f"/desk/cases/{number}/identity/", {"method": "call_back", "failed": "1"})
    page = step(amira, number, "send", way="code_by_letter")
    code = re.findall(r"\b[A-Z]{8}\b|\b[A-Z]{4}[ -][A-Z]{4}\b", page)[0]
    assert "What code does the caller say?" in thijs.get(f"/desk/cases/{number}/identity/").content.decode()
    assert "The code is right." in step(thijs, number, "answer", said=code)
    other = request(stage)
    amira.post(f"/desk/cases/{other}/identity/", {"method": "in_person", "proven": ["email"]})
    assert facts_for(stage.people["amira"], other).status is Status.VERIFIED


def test_wrong_answers_are_not_explained(stage: Stage):
    number, amira = request(stage), stage.client("amira")
    step(amira, number, "ask")
    page = step(amira, number, "told", **answers(stage, number, amira, rightly=False))
    assert "Something the caller answered is wrong." in page
    assert [check.passed for check in checks_of(number)] == [False]


@pytest.mark.parametrize(
    "sent", [{"step": "answer"}, {"step": "told"}, {"step": "second"}, {"step": "send", "way": "x"}]
)
def test_half_a_step_is_said_and_changes_nothing(stage: Stage, sent):
    number, amira = request(stage), stage.client("amira")
    response = amira.post(f"/desk/cases/{number}/identity/", sent, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert checks_of(number) == ()


def test_an_unknown_step_is_no_step(stage: Stage):
    number = request(stage)
    assert stage.client("amira").post(f"/desk/cases/{number}/identity/", {"step": "x"}).status_code == 302


def test_two_colleagues_answer_together(stage: Stage):
    number, amira, olga = request(stage), stage.client("amira"), stage.client("olga")
    page = step(amira, number, "second", reason="vulnerable", own="email")
    assert "The usual ways ask too much of this person" in page
    assert "I agree, and answer for it" not in page
    assert "I agree, and answer for it" in olga.get(f"/desk/cases/{number}/identity/").content.decode()
    step(olga, number, "agree")
    assert open_override(number) is None
    assert facts_for(stage.people["amira"], number).status is Status.VERIFIED
    timeline = olga.get(f"/desk/cases/{number}/timeline/").content.decode()
    assert "A second colleague agreed" in timeline


def test_without_an_identifier_nothing_is_offered(stage: Stage):
    number = request(stage, [])
    page = stage.client("amira").get(f"/desk/cases/{number}/identity/").content.decode()
    assert "Nothing was given by which we can look the person up." in page


def copy_of_a_document(number: str) -> None:
    """Have somebody send a masked copy, which is looked at."""
    who = {"by": SYSTEM, "at": datetime.now(UTC)}
    ends = who["at"] + timedelta(days=99)
    file = store(name="pas.png", media_type="image/png", data=b"x", case=number, expires_at=ends, **who)
    note_copy(case=number, reason="sensitive", files=[file.id], **who)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_page_is_accessible_and_fits(browser, live_server, tmp_path, settings, screen):
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    stage = set_stage(tmp_path)
    number, amira = request(stage), stage.client("amira")
    step(amira, number, "send", way="code_by_sms")
    step(amira, number, "ask")
    copy_of_a_document(number)
    with visit(browser, live_server.url, stage.people["amira"], screen) as opened:
        opened.open(f"/desk/cases/{number}/identity/")
        assert opened.page.locator("input[name=said]").is_visible()
        assert opened.page.get_by_role("button", name="It is destroyed").is_visible()
        assert opened.page.get_by_role("group", name="Which files of this case are that copy?").is_visible()
        assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
    assert re.search(r"\d{6}", Phone(tmp_path / "texts.jsonl").code())
