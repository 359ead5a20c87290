"""Codes: where they go, how long and how often they count."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.challenging import CodeOver, SamePerson, TooManyCodes
from houvast.features.verification.contracts import ChallengeState, Method
from houvast.features.verification.models import Challenge
from houvast.features.verification.queries import checks_of, open_challenge, proven_kinds
from houvast.features.verification.rules.checking import CheckLocked, CheckRefused
from houvast.features.verification.rules.codes import ContactTooNew, WrongContact
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.notifications.senders.choosing import CannotSend
from tests.features.verification.stage import (
    ADDRESS,
    CASE,
    EMAIL,
    GIVEN,
    NOON,
    RIGHT,
    THIJS,
    ask,
    lately,
    on_file,
    other_than,
    say,
    send,
    tell,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_a_right_code_alone_is_basic_and_proves_what_stands_beside_it(phone):
    started = send()
    assert started.print == ""
    assert started.card.masked == "…01"
    answered = say(started, phone.code())
    assert (answered.right, answered.level, answered.locked) == (True, 1, False)
    [check] = checks_of(CASE)
    assert (check.method, check.level, check.required_level) == (Method.KNOWN_CHANNEL, 1, 2)
    assert check.proven == ("customer_number", "phone_number")
    assert proven_kinds(CASE) == frozenset()


@pytest.mark.parametrize("first", ["code", "fact"])
def test_a_code_and_a_fact_together_are_standard_in_either_order(phone, first):
    started, asked = send(), ask()
    one_fact = dict(list(RIGHT.items())[:1])
    if first == "code":
        say(started, phone.code())
        answered = tell(asked, one_fact)
    else:
        assert tell(asked, one_fact).level == 0
        answered = say(started, phone.code())
    assert answered.level == 2
    assert checks_of(CASE)[-1].method is Method.CHANNEL_CODE
    assert proven_kinds(CASE) == {"phone_number", "customer_number"}


def test_a_fact_of_long_ago_does_not_count_with_a_code(phone):
    tell(ask(), dict(list(RIGHT.items())[:1]))
    assert say(send(hours=2), phone.code(NOON + timedelta(hours=2)), hours=2).level == 1


def test_a_fact_found_by_other_identifiers_does_not_count_with_a_code(phone):
    tell(ask(proves=[EMAIL]), dict(list(RIGHT.items())[:1]))
    assert say(send(), phone.code()).level == 1


def test_a_code_works_once(phone):
    started = send()
    say(started, phone.code())
    with pytest.raises(CodeOver):
        say(started, phone.code())


def test_a_code_works_for_ten_minutes(phone):
    started = send()
    with pytest.raises(CodeOver, match="send a new one"):
        say(started, phone.code(), hours=10.1 / 60)
    assert open_challenge(CASE, NOON + timedelta(minutes=11)) is None


def test_blanks_and_dashes_do_not_matter(phone):
    started, code = send(), phone.code()
    assert say(started, f" {code[:3]}-{code[3:]} ").right


def test_three_wrong_ones_end_the_code_and_lock_checking(phone):
    started, wrong = send(), other_than(phone.code())
    assert [(a.right, a.left, a.locked) for a in (say(started, wrong), say(started, wrong), say(started, wrong))] == [
        (False, 2, False),
        (False, 1, False),
        (False, 0, True),
    ]
    assert Challenge.objects.get().state == ChallengeState.WRONG
    with pytest.raises(CheckLocked):
        say(started, phone.code())
    with pytest.raises(CheckLocked):
        send("2026-0008")
    assert "verification.locked" in [entry.kind for entry in timeline(CASE)]


def test_a_new_code_takes_the_place_of_the_one_before(phone):
    first = send()
    code = phone.code()
    second = send(hours=0.1)
    with pytest.raises(CodeOver):
        say(first, code)
    assert say(second, phone.code(), hours=0.1).right
    assert open_challenge(CASE, NOON) is None


def test_two_colleagues_who_ask_at_once_send_one_code(phone):
    first, second = send(), send(by=THIJS, hours=0.003)
    assert first == second
    assert len(phone.texts()) == 1
    say(first, other_than(phone.code()))
    assert send(hours=0.004) != first
    assert len(phone.texts()) == 2


def test_a_code_of_one_case_is_none_of_another(phone):
    started = send()
    with pytest.raises(CodeOver, match="no such code"):
        say(started, phone.code(), case="2026-0008")


@pytest.mark.parametrize("days", [0, 13])
def test_a_contact_point_that_changed_lately_gets_no_code(phone, days):
    with pytest.raises(ContactTooNew, match="stronger way"):
        send(contact=lately(on_file(), days))
    assert phone.texts() == []


def test_a_contact_point_of_which_nobody_knows_since_when_gets_no_code(phone):
    with pytest.raises(ContactTooNew):
        send(contact=on_file(since=None))
    assert send(contact=lately(on_file(), 14)).card.state is ChallengeState.OPEN


def test_a_way_and_a_contact_point_must_fit(phone):
    with pytest.raises(WrongContact):
        send(contact=on_file(EMAIL))
    with pytest.raises(CheckRefused, match="choose one of code_by_letter"):
        send(way="call_back")


def test_without_a_gateway_nothing_is_begun():
    with pytest.raises(CannotSend):
        send()
    assert not Challenge.objects.exists()


def test_a_mailbox_is_not_flooded_through_us(phone):
    for number in range(5):
        send(f"2026-000{number}")
    with pytest.raises(TooManyCodes):
        send("2026-0009")
    assert len(phone.texts()) == 5
    assert send("2026-0009", hours=25).card.case == "2026-0009"


def test_a_code_on_paper_is_checked_by_another_than_who_printed_it():
    started = send(way="code_by_letter", contact=ADDRESS)
    assert len(started.print) == 8
    assert started.print not in repr(started)
    with pytest.raises(SamePerson):
        say(started, started.print, hours=48)
    answered = say(started, started.print.lower(), hours=48, by=THIJS)
    assert (answered.level, checks_of(CASE)[-1].method) == (2, Method.LETTER_CODE)


def test_a_letter_stays_possible_when_checking_is_locked(phone):
    started, wrong = send(), other_than(phone.code())
    for _ in range(3):
        say(started, wrong)
    letter = send(way="code_by_letter", contact=ADDRESS)
    assert say(letter, letter.print, hours=20, by=THIJS).level == 2


def test_failures_over_all_cases_and_ways_count_together(phone):
    for case in ("2026-0001", "2026-0002"):
        started = send(case)
        say(started, other_than(phone.code()))
    tell(ask("2026-0003"), {"meter:reading.value": "1"})
    with pytest.raises(CheckLocked):
        send("2026-0004", identifiers=frozenset(GIVEN[:1]))
