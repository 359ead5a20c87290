"""Stopping an erasure that somebody asked in another's name, before it is carried out."""

import re
from datetime import timedelta

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.carrying_out import WrongStep, approve_case_plan, execute_case, plan_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.actions.revoking import (
    TRIES,
    CannotRevoke,
    CannotShorten,
    revocation_of,
    revoke_erasure,
    shorten_window,
    stop_own_erasure,
)
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.queries import case_record
from houvast.features.rights.window import StillRevocable
from houvast.foundation.evidence import queries as evidence
from tests.features.rights.desk.stage import Stage, set_stage
from tests.features.verification.attacks.attempts import kept_everywhere, request
from tests.features.verification.stage import Phone
from tests.journeys.centre import NOON, SYSTEM

REASON = "Zij kwam langs en vroeg het meteen."


@pytest.fixture
def phone(settings, tmp_path) -> Phone:
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    settings.HOUVAST_REVOKE_DAYS = 3
    return Phone(tmp_path / "texts.jsonl")


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path)


def known(stage: Stage, *, right=Right.ERASURE, channel=Channel.PHONE) -> str:
    """An erasure in Vera's name, of which Amira believes that it is Vera who asks."""
    case, by = request(stage, right=right, channel=channel), stage.people["amira"].actor
    proven = tuple(kind for kind, _text in stage.centre.keys_of("vera", "energie"))
    verify_identity(case=case, level=2, method="call_back", proven=proven, passed=True, by=by, at=NOON)
    return case


def approved(stage: Stage) -> str:
    case = known(stage)
    locate_person(case=case, by=SYSTEM, at=NOON)
    for item in latest_search(case).of_kind(Kind.CANDIDATE):
        decide_on(case=case, key=item.row.key, accepted=False, by=SYSTEM, at=NOON)
    locate_person(case=case, by=SYSTEM, at=NOON)
    plan = plan_case(case=case, by=SYSTEM, at=NOON)
    approve_case_plan(case=case, plan_hash=plan.hash, by=stage.people["olga"].actor, at=NOON)
    return case


def execute(case: str, **after) -> None:
    at = NOON + timedelta(**after)
    execute_case(case=case, by=SYSTEM, at=at, clock=lambda: at)


def word_in(phone: Phone) -> str:
    return re.findall(r"\b[A-Z]{8}\b", phone.texts()[-1]["text"])[0]


def stop(stage: Stage, case: str, word: str, **after) -> None:
    by, at = stage.people["amira"].actor, NOON + timedelta(**after)
    revoke_erasure(case=case, word=word, words="Dat was ik niet.", by=by, at=at)


def test_who_is_on_file_hears_of_it_and_stops_it(stage: Stage, phone: Phone, tmp_path):
    case = approved(stage)
    told = phone.texts()[-1]
    assert told["to"] == dict(stage.centre.keys_of("vera", "energie"))["phone_number"]
    assert case in told["text"]
    with pytest.raises(StillRevocable):
        execute(case, days=2, hours=23)
    word = word_in(phone)
    assert word.encode() not in kept_everywhere(tmp_path / "logs")
    stop(stage, case, f"{word[:4].lower()} {word[4:]}", days=1)
    found = case_record(case)
    assert (found.status, found.answered_at) == (Status.CLOSED, None)
    assert evidence.facts_of(case, "rights.erasure_revoked") == [{"by_word": True}]
    assert revocation_of(case=case, at=NOON).revoked_at is not None
    with pytest.raises(WrongStep):
        execute(case, days=9)


def test_it_is_carried_out_when_the_days_are_over(stage: Stage, phone: Phone):
    case = approved(stage)
    execute(case, days=3)
    assert case_record(case).status == Status.EXECUTED
    with pytest.raises(CannotRevoke):
        stop(stage, case, word_in(phone), days=4)


def test_as_long_as_nothing_was_erased_it_can_be_stopped(stage: Stage, phone: Phone):
    case = approved(stage)
    stop(stage, case, word_in(phone), days=9)
    assert case_record(case).status == Status.CLOSED


def test_a_stranger_without_the_word_stops_nothing_and_guesses_five_times(stage: Stage, phone: Phone):
    case = known(stage)
    word = word_in(phone)
    for _ in range(TRIES):
        with pytest.raises(CannotRevoke, match="not the word"):
            stop(stage, case, "AAAAAAAA")
    with pytest.raises(CannotRevoke, match="no word counts"):
        stop(stage, case, word)
    assert case_record(case).status == Status.VERIFIED
    stop_own_erasure(case=case, by=SYSTEM, at=NOON)  # on the person's own page nobody guesses
    assert case_record(case).status == Status.CLOSED


def test_the_word_of_another_request_stops_nothing(stage: Stage, phone: Phone):
    first = known(stage)
    word = word_in(phone)
    second = known(stage)
    with pytest.raises(CannotRevoke):
        stop(stage, second, word)
    assert case_record(first).status == case_record(second).status == Status.VERIFIED


def test_a_second_colleague_shortens_it_with_a_reason(stage: Stage, phone: Phone):
    case = approved(stage)
    given = {"case": case, "at": NOON + timedelta(hours=1)}
    with pytest.raises(CannotShorten, match="yourself"):
        shorten_window(reason=REASON, by=stage.people["amira"].actor, **given)
    with pytest.raises(CannotShorten, match="yourself"):
        shorten_window(reason=REASON, by=SYSTEM, **given)
    with pytest.raises(CannotShorten, match="less time"):
        shorten_window(reason="Haast.", by=stage.people["olga"].actor, **given)
    assert not shorten_window(reason=REASON, by=stage.people["olga"].actor, **given).is_open
    assert evidence.facts_of(case, "rights.revocation_shortened") == [{}]  # the reason is sealed
    execute(case, hours=2)
    with pytest.raises(CannotShorten, match="nothing waits"):
        shorten_window(reason=REASON, by=stage.people["olga"].actor, **given)


def test_where_nobody_can_be_warned_it_waits_all_the_same(stage: Stage, phone: Phone, settings):
    settings.HOUVAST_SMS = ""
    case = approved(stage)
    card = revocation_of(case=case, at=NOON)
    assert (card.warned, card.is_open) == (0, True)
    with pytest.raises(StillRevocable):
        execute(case, hours=1)


@pytest.mark.parametrize(
    ("right", "channel"), [(Right.ACCESS, Channel.PHONE), (Right.ERASURE, Channel.COUNTER)], ids=["access", "counter"]
)
def test_other_requests_do_not_wait(stage: Stage, phone: Phone, right, channel):
    case = known(stage, right=right, channel=channel)
    assert revocation_of(case=case, at=NOON) is None
    assert phone.texts() == []
    with pytest.raises(CannotRevoke):
        stop(stage, case, "AAAAAAAA")


def test_with_no_days_nothing_waits(stage: Stage, phone: Phone, settings):
    settings.HOUVAST_REVOKE_DAYS = 0
    case = approved(stage)
    execute(case)
    assert case_record(case).status == Status.EXECUTED
