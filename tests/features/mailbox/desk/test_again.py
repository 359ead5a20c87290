"""A mail that asks again, and one about a request that is closed: a person hears of it, and no machine answers."""

from datetime import timedelta

import pytest

from houvast.features.mailbox.actions.forgetting import forget_mails
from houvast.features.mailbox.contracts import State, Why
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import count_for, mails_of, waiting_for
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.closing import close_case, shred_case
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.contracts import Outcome, Reason, Status
from houvast.features.rights.models import CaseKey, CaseRecord
from houvast.features.rights.queries import case_record, facts_of, joined_with
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.queries import messages_of
from tests.cast import SETUP
from tests.features.mailbox.rooms import a_mail_in_a_case, put
from tests.features.mailbox.stage import AT, FATIMA, NOW, STRANGER, WISHES, made, mail

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)
DOUBT = (Reason("Wij weten niet wie u bent.", "AVG art. 12 lid 6"),)


@pytest.fixture
def amira(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    return client


def numbers() -> list[str]:
    return list(CaseRecord.objects.order_by("pk").values_list("number", flat=True))


def why(found) -> tuple[str, str]:
    return Mail.objects.values_list("state", "why").get(id=found)


def asked_twice(cast) -> tuple[str, str, object]:
    a_mail_in_a_case(cast)
    again = put("zonneveld", mail("Nog eens", WISHES["nl"][1]), LATER)
    first, second = numbers()
    return first, second, again


def closed(cast) -> str:
    a_mail_in_a_case(cast)
    (number,) = numbers()
    answer_case(case=number, outcome=Outcome.NOT_IDENTIFIED, reasons=DOUBT, by=SETUP, at=NOW)
    close_case(case=number, by=SETUP, at=NOW)
    return number


def test_who_asks_again_gets_a_number_and_a_colleague_is_asked_whether_it_is_one(cast, amira):
    first, second, again = asked_twice(cast)
    assert why(again) == ("registered", "again")
    assert count_for(cast.amira) == 1
    assert "Asked again" in amira.get("/desk/mail/").content.decode()
    page = amira.get(f"/desk/mail/{again}/").content.decode()
    assert "An open request asks the same" in page
    asked = {"case": second, "other": first, "what": "duplicate", "reason": "Zelfde adres, zelfde vraag."}
    assert amira.post(f"/desk/mail/{again}/again/", asked).status_code == 302
    assert facts_of(case_record(second)).joined_to == first
    assert joined_with(first) == (second,)
    assert count_for(cast.amira) == 0
    assert amira.post(f"/desk/mail/{again}/again/", asked).status_code == 302  # pressed twice: nothing more
    assert len(mails_of(first)) == 2


def test_what_was_asked_twice_proves_nothing_about_who_asks(cast, amira):
    first, second, again = asked_twice(cast)
    amira.post(
        f"/desk/mail/{again}/again/", {"case": second, "other": first, "what": "follow_up", "reason": "Vervolg."}
    )
    assert not is_identified(case_record(first))
    assert not CaseKey.objects.filter(proven_level__isnull=False).exists()


def test_another_person_at_the_same_address_is_kept_apart(cast, amira):
    first, second, again = asked_twice(cast)
    asked = {"case": second, "other": first, "what": "apart", "reason": ""}
    assert amira.post(f"/desk/mail/{again}/again/", asked).status_code == 422
    amira.post(f"/desk/mail/{again}/again/", {**asked, "reason": "Een huisgenoot met hetzelfde adres."})
    assert [one.status for one in map(facts_of, map(case_record, (first, second)))] == [Status.REGISTERED] * 2
    assert count_for(cast.amira) == 0


def test_another_wish_or_another_address_is_no_repetition(cast):
    a_mail_in_a_case(cast)
    other = put("zonneveld", mail("Weg", "Verwijder alstublieft al mijn gegevens."), LATER)
    elsewhere = put("zonneveld", mail(sender=STRANGER), LATER)
    assert [why(other), why(elsewhere)] == [("registered", "recognised")] * 2
    assert count_for(cast.amira) == 0


@pytest.mark.parametrize("which", ["number", "request of its own"])
def test_mail_to_a_closed_request_waits_for_a_person_and_is_not_answered(cast, amira, which):
    number = closed(cast)
    told = len(messages_of(number))
    for _ in range(12):
        last = put("zonneveld", mail(f"Re: {number}", "Bedankt voor uw antwoord."), LATER)
        assert why(last) == ("queued", "follow_up")
    assert len(messages_of(number)) == told
    assert numbers() == [number]
    assert len(waiting_for(cast.amira)) == 12
    page = amira.get(f"/desk/mail/{last}/").content.decode()
    assert f"About request {number}, which is closed" in page
    assert f'value="{number}"' in page
    assert 'data-shortcut="x"' in page
    assert "closed request" in amira.get(f"/desk/cases/{number}/timeline/").content.decode()
    if which == "number":
        assert amira.post(f"/desk/mail/{last}/join/", {"number": number}).status_code == 302
        assert why(last) == ("joined", "by_hand")
    else:
        asked = {"right": "erasure", "organisation": "zonneveld", "language": "fr"}
        assert amira.post(f"/desk/mail/{last}/register/", asked).status_code == 302
        assert CaseRecord.objects.get(right="erasure").language == "fr"


def test_spam_to_a_closed_request_is_gone_with_one_key_and_never_stands_in_it(cast, amira):
    number = closed(cast)
    spam = put("zonneveld", mail(f"Re: {number}", "Koop nu."), LATER)
    assert len(mails_of(number)) == 2
    gone = {"decision": "spam", "reason": "advertising"}
    assert amira.post(f"/desk/mail/{spam}/aside/", gone).status_code == 302
    assert (why(spam), len(mails_of(number))) == (("spam", "by_hand"), 1)
    assert count_for(cast.amira) == 0


def test_who_may_not_know_of_the_request_does_not_get_its_mail(cast):
    closed(cast)
    put("zonneveld", mail(f"Re: {numbers()[0]}", "Nog iets."), LATER)
    assert len(waiting_for(cast.amira)) == 1
    assert count_for(cast.noor) == len(waiting_for(cast.noor)) == 0


def test_a_mail_that_waits_outlives_the_request_that_it_is_about(cast):
    number = closed(cast)
    late = put("zonneveld", mail(f"Re: {number}", "Nog iets."), LATER)
    shred_case(case=number, by=SETUP, at=NOW + timedelta(days=4000))
    forget_mails(by=SETUP, at=NOW + timedelta(days=4000))
    assert why(late) == (State.QUEUED, Why.FOLLOW_UP)
    assert Mail.objects.get(id=late).forgotten_at is None


def test_the_mails_of_a_person_stand_with_the_messages_of_the_request(cast, amira):
    message = made("Mijn gegevens", WISHES["nl"][1])
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="brief.pdf")
    found = put("zonneveld", message.as_bytes())
    (number,) = numbers()
    page = amira.get(f"/desk/cases/{number}/messages/").content.decode()
    assert "From the person" in page
    assert "Graag ontvang ik een overzicht" in page
    assert FATIMA in page
    assert f"/desk/mail/{found}/files/1/" in page
    assert "files.opened" in [entry.kind for entry in timeline(f"mail:{found}")]
    amira.force_login(cast.petra)
    assert "Graag ontvang" not in amira.get(f"/desk/cases/{number}/messages/").content.decode()
