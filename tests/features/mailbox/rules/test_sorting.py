"""What becomes of a mail follows from what it is and says; a doubt is a person's."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.mailbox.contracts import State, Why
from houvast.features.mailbox.rules.parsing import letter_of
from houvast.features.mailbox.rules.sorting import (
    MOST_A_DAY,
    Found,
    language_of,
    legal_moment,
    numbers_in,
    outcome_of,
    wish_of,
)
from tests.features.mailbox.stage import WISHES, mail

YOUNG = timedelta(hours=1)


def outcome(subject="Mijn gegevens", text=WISHES["nl"][1], found=None, age=YOUNG, **headers):
    letter = letter_of(mail(subject, text, **headers), "mx.example")
    made = outcome_of(letter, wish_of(letter), found or Found(), age=age)
    return made.state, made.why


@pytest.mark.parametrize("language", WISHES)
def test_the_language_is_that_of_the_words(language):
    assert language_of(letter_of(mail(*WISHES[language]))) == language


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Wanneer komt de monteur?", Why.UNCLEAR),
        ("", Why.UNCLEAR),
        ("Ik kreeg per ongeluk de gegevens van iemand anders in mijn brief.", Why.BREACH),
        ("Namens mijn moeder vraag ik u haar gegevens te wissen, ik ben haar gemachtigde.", Why.THIRD_PARTY),
    ],
)
def test_what_is_no_sure_request_is_for_a_person(text, why):
    assert outcome("Vraag", text) == (State.QUEUED, why)


def test_several_rights_are_each_a_request():
    letter = letter_of(mail("Vraag", "Stuur mij een overzicht van al mijn gegevens. En stop met mij te bellen."))
    assert set(outcome_of(letter, wish_of(letter), Found(), age=YOUNG).rights) == {"access", "objection"}


def test_the_words_of_a_quoted_mail_ask_nothing():
    quoted = "Bedankt!\n\nOp vr 20 nov 2026 om 10:12 schreef Ik <p@x.example>:\n> Wis mijn gegevens"
    assert outcome("Re: wis mijn gegevens", quoted)[1] is Why.UNCLEAR


def test_a_machine_never_gets_further():
    assert outcome(Auto_Submitted="auto-replied", found=Found(thread="2026-00001")) == (State.QUEUED, Why.AUTOMATIC)


@pytest.mark.parametrize(
    ("found", "becomes"),
    [
        (Found(thread="2026-00001"), (State.JOINED, Why.THREAD)),
        (Found(named="2026-00001"), (State.JOINED, Why.NUMBER)),
        (Found(stranger=True), (State.QUEUED, Why.STRANGER)),
        (Found(copies=("2026-00001",)), (State.JOINED, Why.COPY)),
        (Found(lately=MOST_A_DAY), (State.QUEUED, Why.MANY)),
        (Found(lately=MOST_A_DAY - 1), (State.REGISTERED, Why.RECOGNISED)),
    ],
)
def test_what_is_known_of_it_decides(found, becomes):
    assert outcome(found=found) == becomes


def test_a_sender_that_fails_its_own_policy_joins_nothing_by_number():
    headers = {"Authentication-Results": "mx.example; dmarc=fail"}
    assert outcome(found=Found(named="2026-00001"), **headers) == (State.QUEUED, Why.STRANGER)


def test_two_senders_are_for_a_person():
    raw = b"From: a@x.example, b@x.example\r\nSubject: Mijn gegevens\r\n\r\nWis mijn gegevens"
    letter = letter_of(raw)
    assert outcome_of(letter, wish_of(letter), Found(), age=YOUNG).why is Why.NO_SENDER


def test_what_lay_there_for_long_is_for_a_person():
    assert outcome(age=timedelta(days=31)) == (State.QUEUED, Why.OLD)


def test_receipt_numbers_are_read_from_the_subject_only():
    assert numbers_in(letter_of(mail("Re: uw verzoek 2026-00012 (en 2026-00013)", "2026-00099"))) == (
        "2026-00012",
        "2026-00013",
    )
    assert numbers_in(letter_of(mail("Factuur 12026-000123", "x"))) == ()


def test_the_month_runs_from_when_the_server_got_it_and_never_from_later_than_now():
    now, before = datetime(2026, 12, 1, 0, 5, tzinfo=UTC), datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
    assert legal_moment(before, now) == before
    assert legal_moment(now + timedelta(days=2), now) == now
    assert legal_moment(None, now) == now
