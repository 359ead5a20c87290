"""The days in which a person can stop an erasure, at the desk."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from houvast.features.rights.contracts import Status
from houvast.features.rights.models import RevocationWindow
from houvast.features.rights.queries import case_record
from houvast.foundation.jobs.queries import jobs_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, visit
from tests.features.rights.actions.test_revoking import REASON, approved, phone, word_in  # noqa: F401 (a fixture)
from tests.features.rights.desk.stage import Stage, set_stage


def waiting(stage: Stage) -> str:
    """An approved erasure that the person can still stop for two days."""
    case = approved(stage)
    RevocationWindow.objects.update(ends_at=datetime.now(UTC) + timedelta(days=2))
    return case


def test_it_is_said_on_the_case_and_nothing_is_started(stage: Stage, phone):  # noqa: F811 (a fixture)
    case, olga = waiting(stage), stage.client("olga")
    for page in ("", "carry-out/"):
        shown = olga.get(f"/desk/cases/{case}/{page}").content.decode()
        assert "The person can still stop this" in shown
        assert "Carry out this plan?" not in shown
    response = olga.post(f"/desk/cases/{case}/carry-out/start/")
    assert response.status_code == 409
    assert "the person can stop this until" in response.content.decode()
    assert not jobs_of(case)


def test_an_agent_stops_it_with_the_word_that_the_caller_reads_out(stage: Stage, phone):  # noqa: F811
    case, amira = waiting(stage), stage.client("amira")
    sent = {"act": "stop", "word": "AAAAAAAA", "words": "Dat was ik niet."}
    wrong = amira.post(f"/desk/cases/{case}/window/", sent)
    assert wrong.status_code == 422
    assert "not the word of the warning" in wrong.content.decode()
    page = amira.post(f"/desk/cases/{case}/window/", sent | {"word": word_in(phone)}, follow=True).content.decode()
    assert "Stopped by the person" in page
    assert case_record(case).status == Status.CLOSED
    assert "The person stopped the erasure" in amira.get(f"/desk/cases/{case}/timeline/").content.decode()


def test_a_second_colleague_shortens_it_and_an_agent_does_not(stage: Stage, phone):  # noqa: F811
    case, amira, olga = waiting(stage), stage.client("amira"), stage.client("olga")
    sent = {"act": "shorten", "reason": REASON}
    assert amira.post(f"/desk/cases/{case}/window/", sent).status_code == 403
    assert olga.post(f"/desk/cases/{case}/window/", sent | {"reason": "Haast."}).status_code == 422
    page = olga.post(f"/desk/cases/{case}/window/", sent, follow=True).content.decode()
    assert "were shortened by Olga Meijer" in page
    assert "Carry out this plan?" in olga.get(f"/desk/cases/{case}/carry-out/").content.decode()


def test_a_case_that_never_waited_says_so(stage: Stage):
    shown = stage.client("olga").get(f"/desk/cases/{stage.verified()}/window/").content.decode()
    assert "Nothing to stop here" in shown


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_page_is_accessible_and_fits(browser, live_server, tmp_path, phone, screen):  # noqa: F811
    stage = set_stage(tmp_path)
    case = waiting(stage)
    with visit(browser, live_server.url, stage.people["olga"], screen) as opened:
        opened.open(f"/desk/cases/{case}/")
        expect(opened.page.get_by_text("Nothing is erased before")).to_be_visible()
        opened.page.get_by_role("link", name="Stop it, or shorten the wait").click()
        expect(opened.page.get_by_label("Which word does the caller read out?")).to_be_visible()
        assert (violations(opened.page), too_wide(opened.page)) == ([], 0)
        opened.page.get_by_label("Why can’t this wait?").fill(REASON)
        opened.page.get_by_role("button", name="Let it go on now").click()
        expect(opened.page.get_by_text("were shortened by")).to_be_visible()
        assert opened.complaints == []
