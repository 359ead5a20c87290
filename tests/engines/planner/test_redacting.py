"""The person is taken out of texts, also of those inside arrays and documents."""

import pytest

from houvast.engines.datamap.facts import ValueType
from houvast.engines.datamap.rows import Kind
from houvast.engines.planner.redacting import redacted_value
from tests.engines.planner.orders import collection, described, located, personal, plan_for, row


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["vip", "belt namens Jan", None], ["vip", "belt namens [gewist]", None]),
        ({"wie": "Jan", "n": 3, "regels": [{"x": "Jan"}]}, {"wie": "[gewist]", "n": 3, "regels": [{"x": "[gewist]"}]}),
    ],
)
def test_the_person_is_taken_out_of_each_text_in_an_array_or_document(before, after):
    of = collection("c", personal("note", free_text=True))
    found = located(row(of, note=before), Kind.MENTION, [("note", "Jan")])
    plan = plan_for([found], [described(of, {"note": {"type": ValueType.JSON}})], of)
    assert plan.errors == ()
    assert [(c.before, c.after) for c in plan.rows[0].cells] == [(before, after)]


def test_what_is_no_text_stays_unless_it_is_what_was_sought():
    assert redacted_value({"n": 612345678, "m": 6123456789, "b": True}, ["612345678"], "x") == {
        "n": "x", "m": 6123456789, "b": True,
    }  # fmt: skip
