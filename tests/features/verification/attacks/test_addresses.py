"""Who has the post go elsewhere first, to get the letter with the code: none goes to an address of lately."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from houvast.features.rights.actions.proving import NoCodePossible
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.queries import case_record
from houvast.features.verification.queries import level_asked
from tests.features.rights.desk.stage import Stage
from tests.features.verification.attacks.attempts import answer, own, request, send
from tests.journeys.centre import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

ENDS = "update address set valid_until = :day where customer_id = :id and valid_until is null"
MOVES = (
    "insert into address (id, customer_id, kind, street, house_number, postcode, city, country, valid_from) "
    "values (999999, :id, 'current', 'Diefsteeg', '1', '9999 ZZ', 'Noordwolde', 'NL', :day)"
)


def change_address(stage: Stage, *, days_ago: int, ends: bool = True) -> None:
    """Have Vera's customer data say that she moved."""
    number = dict(stage.centre.keys_of("vera", "energie"))["customer_number"]
    engine = create_engine(stage.centre.loaded.addresses["crm"])
    with engine.begin() as connection:
        [customer] = connection.execute(
            text("select id from customer where customer_number = :n"), {"n": number}
        ).scalars()
        told = {"id": customer, "day": (NOON - timedelta(days=days_ago)).date()}
        for statement in (ENDS, MOVES) if ends else (MOVES,):
            connection.execute(text(statement), told)
    engine.dispose()


def homes(stage: Stage, case: str) -> list[str]:
    file = read_on_file(case_record(case), by=stage.people["olga"].actor, at=NOON)
    return [contact.value.partition(",")[0] for contact in file.contacts if contact.kind == "address"]


@pytest.mark.parametrize("days", [2, 30, 80], ids=["lately", "as of a month ago", "as of long ago"])
def test_who_moves_the_address_first_gets_no_letter(stage: Stage, days):
    change_address(stage, days_ago=days)
    case = request(stage, own(stage, "customer_number"))
    assert homes(stage, case) == ["Diefsteeg"]
    with pytest.raises(NoCodePossible):
        send(stage, case, way="code_by_letter")


def test_who_moved_lately_is_asked_more_by_every_way(stage: Stage):
    change_address(stage, days_ago=2)
    case = request(stage, own(stage, "customer_number"))
    assert answer(stage, case, rightly=True).level < level_asked(case, "access", "phone") == 3


def test_a_second_address_does_not_get_the_letter_of_the_first(stage: Stage):
    change_address(stage, days_ago=100, ends=False)
    case = request(stage, own(stage, "customer_number"))
    assert homes(stage, case) == ["Appelvinkweg", "Diefsteeg"]
    assert send(stage, case, way="code_by_letter")


def test_the_letter_goes_to_who_lived_there_for_long(stage: Stage):
    change_address(stage, days_ago=120)
    case = request(stage, own(stage, "customer_number"))
    assert homes(stage, case) == ["Diefsteeg"]
    assert send(stage, case, way="code_by_letter")
    assert level_asked(case, "access", "phone") == 2
