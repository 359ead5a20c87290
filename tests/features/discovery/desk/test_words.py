"""Everything that discovery can say has words in both languages, and no reason can carry a value."""

import pytest
from django.utils.translation import override

from houvast.engines.discovery.kinds import ALL
from houvast.features.discovery.desk.categories import CATEGORIES, category_name, choices
from houvast.features.discovery.desk.drift_words import CODES
from houvast.features.discovery.desk.kinds import KINDS
from houvast.features.discovery.desk.reasons import reason_in_words, rule_in_words


def test_every_kind_and_every_category_has_a_name():
    assert {kind.key for kind in ALL} == KINDS.keys()
    assert {kind.category for kind in ALL} <= CATEGORIES.keys()
    assert all(choice.key in CATEGORIES and choice.words for choice in choices())


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("name:email:95", "The name reads as: e-mail address (95%)."),
        ("values:iban:98", "Of 100 sampled values, 98 look like: bank account (IBAN)."),
        ("veto:bsn:3", "The name says Dutch national number (BSN), but of 100 sampled values only 3 fit that."),
        ("veto:bsn", "The name says Dutch national number (BSN), but of 100 sampled values only 0 fit that."),
        ("type:boolean", "The type (boolean) does not fit what the name says."),
        ("neighbours:person", "This collection is about people."),
        ("row_key", "It is the number of the row."),
        ("map_says:none", "The map says otherwise now: nothing about a person."),
        ("map_says:user.name", "The map says otherwise now: name."),
        ("something:new", "something:new"),
    ],
)
def test_a_reason_is_said_in_words(reason, said):
    with override("en"):
        assert reason_in_words(reason) == said


def test_a_group_says_what_it_rests_on():
    with override("en"):
        assert rule_in_words("email/name+values") == "e-mail address: name, values"
        assert rule_in_words("none/row_key") == "nothing about a person: number of the row"
        assert str(category_name("user.own.thing")) == "user.own.thing"


def test_every_difference_has_words():
    codes = {"collection_new", "collection_gone", "column_new", "column_gone", "column_changed", "key_changed"}
    assert codes | {"foreign_key_new", "foreign_key_gone"} == CODES.keys()
