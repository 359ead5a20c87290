"""The page on which somebody tells who got the data, or writes down why not."""

from dataclasses import replace

import pytest

from houvast.features.rights.queries import case_record
from houvast.features.rights.recipients import recipient_cards, waiting_recipients
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.features.rights.desk.stage import set_stage
from tests.features.rights.test_recipients import with_contact

TAX = {"recipient": "Belastingdienst"}


def page(case):
    return f"/desk/cases/{case}/recipients/"


def test_the_case_says_who_must_still_hear_and_the_page_takes_it_down(stage):
    case, olga = stage.proven(), stage.client("olga")
    assert "1 recipient must still hear" in olga.get(f"/desk/cases/{case}/").content.decode()
    html = olga.get(page(case)).content.decode()
    assert "Belastingdienst" in html
    assert "no e-mail address of them" in html
    sent = {"act": "untold", "why": "impossible", "reason": "Zij hebben geen adres meer.", **TAX}
    assert olga.post(page(case), sent).status_code == 302
    assert waiting_recipients(case_record(case)) == ()
    assert "Zij hebben geen adres meer." in olga.get(page(case)).content.decode()
    assert "All recipients heard" in olga.get(f"/desk/cases/{case}/").content.decode()


def test_what_was_told_by_phone_stands_in_the_story(stage):
    case, thijs = stage.proven(), stage.client("thijs")
    assert thijs.post(page(case), {"act": "told", "how": "phone", "words": "", **TAX}).status_code == 302
    assert (
        "A recipient of the data was told what was done" in thijs.get(f"/desk/cases/{case}/timeline/").content.decode()
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "untold", "why": "impossible", "reason": "Nee", **TAX},
        {"act": "untold", "why": "x", "reason": "Zij hebben geen adres meer.", **TAX},
        {"act": "told", "how": "mail", **TAX},
        {"act": "told", "how": "phone", "recipient": "Iemand"},
        {"act": "mail", **TAX},
        {"act": "x", **TAX},
    ],
)
def test_a_mistake_changes_nothing(stage, sent):
    case = stage.proven()
    assert stage.client("olga").post(page(case), sent).status_code == 422
    assert waiting_recipients(case_record(case)) == ("Belastingdienst",)


def test_an_agent_sees_it_and_changes_nothing_and_others_see_nothing(stage):
    case = stage.proven()
    amira = stage.client("amira")
    assert "They are not told" not in amira.get(page(case)).content.decode()
    assert amira.post(page(case), {"act": "told", "how": "phone", **TAX}).status_code == 403
    assert stage.client("petra").get(page(case)).status_code == 404
    assert not [one for one in recipient_cards(case_record(case)) if one.is_settled]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_everybody_can_read_it(browser, live_server, transactional_db, tmp_path, language):
    stage = set_stage(tmp_path, people=20)
    with_contact("email: avg@fiscus.example, role: authority, contact: Afdeling privacy, address: [Kade 1, Proefstad]")
    case, olga = stage.proven(), stage.people["olga"]
    olga.language = language
    olga.save()
    for screen in (DESK, PHONE, Screen(scheme="dark")):
        with visit(browser, live_server.url, olga, replace(screen, language=language)) as opened:
            opened.open(page(case))
            for summary in opened.page.locator("main details > summary").all():
                summary.click()
            assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
