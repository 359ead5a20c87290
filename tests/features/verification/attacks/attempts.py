"""What an attacker, and the person, can do at the phone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, text

from houvast.features.rights.actions.proving import (
    answer_code,
    answer_questions,
    ask_questions,
    questions_open,
    send_code,
)
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.queries import case_record
from houvast.features.verification.contracts import Answered
from houvast.features.verification.queries import KnownFact
from houvast.features.verification.rules.questions import is_right
from tests.features.rights.desk.stage import Stage
from tests.journeys.centre import NOON

VERA, HER_CODES = "vera", "code_by_sms"


def request(
    stage: Stage, keys: list[tuple[str, str]] | None = None, *, right: Right = Right.ACCESS, channel=Channel.PHONE
) -> str:
    """A request in Vera's name."""
    given = stage.centre.keys_of(VERA, "energie") if keys is None else keys
    by = stage.people["amira"].actor
    case = register_case(
        organisation="energie", right=right, channel=channel, received_at=NOON, keys=given, by=by, at=NOON
    )
    return case.number


def own(stage: Stage, *kinds: str, name: str = VERA) -> list[tuple[str, str]]:
    """Identifiers of somebody."""
    return [(kind, text) for kind, text in stage.centre.keys_of(name, "energie") if kind in kinds]


def send(stage: Stage, case: str, *, way: str = HER_CODES, who: str = "amira", **more: Any) -> UUID:
    """Have a code sent."""
    return send_code(case=case, way=way, by=stage.people[who].actor, at=more.pop("at", NOON), **more).card.id


def say(stage: Stage, case: str, code: UUID, said: str, *, who: str = "amira", at: datetime = NOON) -> Answered:
    """Say what the code is."""
    return answer_code(case=case, challenge=code, said=said, by=stage.people[who].actor, at=at)


def facts(stage: Stage, case: str) -> dict[str, KnownFact]:
    """What the systems know of the person of a case."""
    file = read_on_file(case_record(case), by=stage.people["olga"].actor, at=NOON)
    return {fact.code: fact for fact in file.facts}


def answer(stage: Stage, case: str, *, rightly: bool, who: str = "amira") -> Answered:
    """Have questions put, and answer them all, as the person would or as somebody who guesses."""
    by, known = stage.people[who].actor, facts(stage, case)
    asked = ask_questions(case=case, by=by, at=NOON)
    _card, questions = questions_open(case=case, by=by, at=NOON)
    answers = {
        q.code: next(option for option in q.options if is_right(known[q.code], option) is rightly) for q in questions
    }
    return answer_questions(case=case, asked=asked.id, answers=answers, by=by, at=NOON)


def change_contact(stage: Stage, field: str, value: str, *, days_ago: int) -> None:
    """Change a contact point of Vera's in the customer system."""
    number = dict(stage.centre.keys_of(VERA, "energie"))["customer_number"]
    at = (NOON - timedelta(days=days_ago)).astimezone(UTC).replace(tzinfo=None)
    change = text(f"update customer set {field} = :value, updated_at = :at where customer_number = :number")
    engine = create_engine(stage.centre.loaded.addresses["crm"])
    with engine.begin() as connection:
        changed = connection.execute(change, {"value": value, "at": at, "number": number})
        assert changed.rowcount == 1
    engine.dispose()


def kept_everywhere(folder: Path) -> bytes:
    """Every byte that Houvast keeps: all rows of all its tables, and what was logged or written below a folder."""
    from django.apps import apps

    rows = [repr(row) for model in apps.get_models() for row in model.objects.values_list()]
    files = [path.read_bytes() for path in folder.rglob("*.log") if path.is_file()]
    return "\n".join(rows).encode() + b"".join(files)
