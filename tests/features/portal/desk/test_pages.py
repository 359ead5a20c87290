"""The desk's side: who wrote is heard, read and answered, and nobody else's file opens."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import expect

from houvast.features.portal.actions.entering import close_page
from houvast.features.portal.actions.writing import write_message
from houvast.features.portal.contracts import Author, PackState
from houvast.features.portal.queries import is_closed, messages_of, pack_card, waiting
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Outcome, Reason
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.keys.sealing import destroy
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, visit
from tests.cast import assemble
from tests.features.portal.stage import AGENT, VERA, come_in, mails, prove, register

PDF = b"%PDF-1.7 proef"


def now() -> datetime:
    return datetime.now(UTC)


def a_letter(post, **more) -> str:
    """Have Vera write with a file; give the case."""
    case = register(at=now(), **more)
    visitor = come_in(post, case, at=now())[1]
    write_message(visitor=visitor, words="Waar blijft mijn <antwoord>?", files=[PDF], at=now())
    return case


def at_desk(account) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


@pytest.mark.django_db
def test_a_message_is_heard_read_and_answered(cast, post):
    case = a_letter(post)
    client = at_desk(cast.amira)
    assert case in client.get("/desk/conversations/").content.decode()
    page = client.get(f"/desk/cases/{case}/page/").content.decode()
    assert "Waar blijft mijn &lt;antwoord&gt;?" in page
    assert "proven" in page
    assert waiting() == {}
    answer = client.post(f"/desk/cases/{case}/page/", {"words": "U hoort morgen van ons."})
    assert answer.status_code == 302
    assert [(one.author, one.words) for one in messages_of(case)][1] == (Author.CENTRE, "U hoort morgen van ons.")
    assert "morgen" not in mails(post, VERA, now())[-1]
    assert client.post(f"/desk/cases/{case}/page/", {"words": " "}).status_code == 422


@pytest.mark.django_db
def test_a_file_is_handed_over_to_keep_and_on_record(cast, post):
    case, other = a_letter(post), register(at=now(), organisation="zonneveld")
    [message] = messages_of(case)
    client = at_desk(cast.amira)
    answer = client.get(f"/desk/cases/{case}/page/files/{message.files[0]}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="{case}-1.pdf"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert len(facts_of(case, "files.opened")) == 1
    for wrong in (f"{other}/page/files/{message.files[0]}", f"{case}/page/files/{uuid4()}"):
        assert client.get(f"/desk/cases/{wrong}/").status_code == 404
    assert at_desk(cast.petra).get(f"/desk/cases/{case}/page/files/{message.files[0]}/").status_code in (403, 404)


@pytest.mark.django_db
def test_of_another_principal_nobody_sees_that_somebody_wrote(cast, post):
    case = a_letter(post, organisation="scaldis")
    assert case not in at_desk(cast.amira).get("/desk/conversations/").content.decode()
    assert at_desk(cast.amira).get(f"/desk/cases/{case}/page/").status_code == 404


@pytest.mark.django_db
def test_an_answer_is_revoked_and_a_page_opened_again(cast, post):
    case = register(at=now())
    prove(case, at=now())
    reasons = (Reason("Niet van u alleen.", "GDPR art. 15(4)"),)
    answer_case(case=case, outcome=Outcome.REFUSED, reasons=reasons, by=AGENT, at=now())
    close_page(visitor=come_in(post, case, at=now())[1], at=now())
    client = at_desk(cast.thijs)
    page = client.get(f"/desk/cases/{case}/page/").content.decode()
    assert "took the page away" in page
    client.post(f"/desk/cases/{case}/page/revoke/")
    client.post(f"/desk/cases/{case}/page/open/")
    assert pack_card(standing_of(case).facts.pack, now()).state is PackState.REVOKED
    assert not is_closed(case)
    destroy(case, now())
    assert client.get(f"/desk/cases/{case}/page/").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, post, screen):
    cast = assemble()
    case = a_letter(post)
    found = {}
    with visit(browser, live_server.url, cast.thijs, screen) as opened:
        for path in ("/desk/conversations/", f"/desk/cases/{case}/page/"):
            opened.open(path)
            expect(opened.page.locator("h1")).to_be_visible()
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(found, ([], 0, []))
