"""Somebody has another's data erased, and passes every check."""

import re

import pytest

from houvast.features.rights.actions.locating import TooLate, locate_person
from houvast.features.rights.actions.revoking import revoke_erasure
from houvast.features.rights.contracts import Right, Status
from tests.features.rights.desk.stage import Stage
from tests.features.verification.attacks.attempts import answer, request, say, send
from tests.features.verification.stage import Phone
from tests.journeys.centre import NOON


@pytest.fixture
def phone(settings, tmp_path) -> Phone:
    """Vera's phone."""
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    return Phone(tmp_path / "texts.jsonl")


def test_sabotage_is_heard_of_and_stopped_in_time(stage: Stage, phone: Phone, settings):
    """Who passes every check in somebody's name erases nothing before that somebody could stop it."""
    settings.HOUVAST_REVOKE_DAYS = 3
    case = request(stage, right=Right.ERASURE)
    say(stage, case, send(stage, case), phone.code())
    answer(stage, case, rightly=True)
    warned = phone.texts()[-1]
    assert warned["to"] == dict(stage.centre.keys_of("vera", "energie"))["phone_number"]
    word = re.findall(r"\b[A-Z]{8}\b", warned["text"])[0]
    stopped = revoke_erasure(case=case, word=word, words="Dat was ik niet.", by=stage.people["thijs"].actor, at=NOON)
    assert stopped.status is Status.CLOSED
    with pytest.raises(TooLate):
        locate_person(case=case, by=stage.people["amira"].actor, at=NOON)
