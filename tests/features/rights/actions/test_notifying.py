"""Telling who got the data: by a real mail server, with no more of the person than the recipient knows them by."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.answering import answer_case, preview
from houvast.features.rights.actions.closing import CannotClose, close_case
from houvast.features.rights.actions.notifying import (
    CannotNotify,
    NoSuchRecipient,
    leave_untold,
    mail_recipient,
    note_told,
)
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import case_record
from houvast.features.rights.recipients import recipient_cards, waiting_recipients
from houvast.features.rights.telling_contracts import NotToldWhy, ToldHow
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.models import Message
from tests.features.rights.desk.stage import Stage, set_stage
from tests.features.rights.test_recipients import with_contact
from tests.journeys.centre import NOON, SYSTEM
from tests.services import mail_server

pytestmark = pytest.mark.django_db
TAX = "Belastingdienst"
WHO = {"recipient": TAX, "by": SYSTEM, "at": NOON}
MAILED = "email: avg@fiscus.example"


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path, people=20)


@pytest.fixture
def post(settings):
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis.example>"
        yield running


def card_of(case: str):
    return next(one for one in recipient_cards(case_record(case)) if one.name == TAX)


def arrived(post):
    deliver_waiting(by=POST_ROOM, at=NOON + timedelta(minutes=1))
    return [(to[0], mail["Subject"], mail.get_content()) for _, to, mail in post.taken if "fiscus" in to[0]]


def test_a_recipient_is_mailed_by_what_it_knows_the_person_and_the_case_can_close(stage, post):
    with_contact(f"{MAILED}, known_by: [customer_number]")
    case = stage.proven()
    number = dict(stage.centre.keys_of("vera", "energie"))["customer_number"]
    assert mail_recipient(case=case, **WHO).notified is ToldHow.MAIL
    ((to, subject, text),) = arrived(post)
    assert (to, case in subject) == ("avg@fiscus.example", True)
    assert number in text
    assert "gewist" in text
    person = stage.centre.person("vera")
    for secret in (person.surname, person.mail, person.iban):
        assert secret not in text
    answer_case(case=case, by=SYSTEM, at=NOON)
    assert close_case(case=case, by=SYSTEM, at=NOON).status is Status.CLOSED
    (fact,) = evidence.facts_of(case, "rights.recipient_told")
    assert fact == {"how": "mail", "identifiers": ["customer_number"]}


def test_who_knows_people_by_nothing_that_we_have_is_asked_to_call(stage, post):
    with_contact(f"{MAILED}, language: en")
    case = stage.proven()
    mail_recipient(case=case, **WHO)
    ((_, _, text),) = arrived(post)
    assert "does not say who it is about" in text
    assert "Zonderland" not in text


def test_a_case_is_not_closed_before_each_was_told_or_left_out_with_a_reason(stage):
    case = stage.proven()
    answer_case(case=case, by=SYSTEM, at=NOON)
    with pytest.raises(CannotClose, match=TAX):
        close_case(case=case, by=SYSTEM, at=NOON)
    leave_untold(case=case, why=NotToldWhy.PRINCIPAL_TELLS, reason="Zonneveld vertelt het zelf.", **WHO)
    assert close_case(case=case, by=SYSTEM, at=NOON).status is Status.CLOSED
    assert [dict(one) for one in evidence.facts_of(case, "rights.recipient_not_told")] == [{"why": "principal_tells"}]


def test_why_somebody_is_not_told_is_written_out_and_kept_sealed(stage):
    case = stage.proven()
    for reason in ("", "Te veel werk"):
        with pytest.raises(CannotNotify, match="write out"):
            leave_untold(case=case, why=NotToldWhy.DISPROPORTIONATE, reason=reason, **WHO)
    leave_untold(case=case, why=NotToldWhy.IMPOSSIBLE, reason="Het bedrijf bestaat niet meer.", **WHO)
    card = card_of(case)
    assert (card.not_told, card.words, card.by) == (
        NotToldWhy.IMPOSSIBLE,
        "Het bedrijf bestaat niet meer.",
        "system:test",
    )
    assert waiting_recipients(case_record(case)) == ()


def test_a_mail_that_came_back_told_nobody(stage, post):
    with_contact(MAILED)
    case = stage.proven()
    message = mail_recipient(case=case, **WHO).message
    with pytest.raises(CannotNotify, match="told already"):
        mail_recipient(case=case, **WHO)
    Message.objects.filter(id=message).update(state="returned")
    assert waiting_recipients(case_record(case)) == (TAX,)
    assert note_told(case=case, how=ToldHow.PHONE, **WHO).is_settled


def test_who_was_told_stands_in_the_answer(stage):
    case = stage.proven()
    assert preview(case=case, at=NOON).told == ()
    note_told(case=case, how=ToldHow.LETTER, words="Brief van vandaag.", **WHO)
    assert preview(case=case, at=NOON).told == (TAX,)


def test_what_cannot_be_is_one_line_and_changes_nothing(stage):
    case = stage.proven()
    with pytest.raises(CannotNotify, match="no e-mail address"):
        mail_recipient(case=case, **WHO)
    with pytest.raises(CannotNotify, match="sent from here"):
        note_told(case=case, how=ToldHow.MAIL, **WHO)
    with pytest.raises(NoSuchRecipient):
        note_told(case=case, how=ToldHow.PHONE, recipient="Iemand anders", by=SYSTEM, at=NOON)
    with pytest.raises(NoSuchRecipient):
        note_told(case=stage.approved(), how=ToldHow.PHONE, **WHO)
    assert waiting_recipients(case_record(case)) == (TAX,)
