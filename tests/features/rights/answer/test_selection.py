from dataclasses import replace

import pytest

from houvast.engines.datamap.model import Origin
from houvast.features.rights.answer.contracts import Column, Outcome, Right, Table
from houvast.features.rights.answer.selection import disclosed, portable
from tests.features.rights.answer import cast


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOTHING_FOUND, Outcome.EXTENDED, Outcome.NOT_IDENTIFIED])
def test_no_data_go_out_unless_granted(outcome):
    shown = disclosed(replace(cast.access(), outcome=outcome))
    assert (shown.tables, shown.recordings, shown.activities) == ((), (), ())


@pytest.mark.parametrize("right", sorted(set(Right) - {Right.ACCESS, Right.PORTABILITY}))
def test_no_data_go_out_with_another_right(right):
    assert disclosed(replace(cast.access(), right=right)).tables == ()


def test_access_gives_everything():
    assert disclosed(cast.access()) == cast.access()


def test_portability_gives_what_was_provided_or_observed_on_contract_or_consent():
    table = Table(
        "CRM",
        "Klant",
        (
            Column("email", "E-mail", Origin.PROVIDED, portable=True),
            Column("last_seen", "Laatst gezien", Origin.OBSERVED, portable=True),
            Column("score", "Score", Origin.INFERRED, portable=True),
            Column("fraud", "Onderzoek", Origin.PROVIDED, portable=False),
        ),
        (("a@mail.example", 1, 2, 3), (None, "", 9, 9)),
    )
    taken = portable(table)
    assert [column.name for column in taken.columns] == ["email", "last_seen"]
    assert taken.rows == (("a@mail.example", 1),)


def test_a_table_with_nothing_to_take_along_stays_out():
    inferred = Table("CRM", "Profiel", (Column("score", "Score", Origin.INFERRED, portable=True),), ((1,),))
    assert disclosed(replace(cast.portability(), tables=(inferred,))).tables == ()
