"""Which level each request asks for, and what a table of one's own may not say."""

from itertools import product

import pytest

from houvast.features.rights.contracts import Channel, Right
from houvast.features.verification.contracts import Sensitivity
from houvast.features.verification.rules.levels import (
    CHANNELS,
    NEVER_LOWER,
    RIGHTS,
    UnknownRight,
    WrongLevels,
    read_levels,
)
from houvast.features.verification.table import SHIPPED

TABLE = read_levels(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)


@pytest.mark.parametrize(
    ("right", "channel", "special", "level"),
    [
        ("access", "phone", False, 2),
        ("access", "phone", True, 3),
        ("portability", "web", False, 2),
        ("erasure", "letter", False, 2),
        ("erasure", "letter", True, 3),
        ("rectification", "mail", False, 2),
        ("restriction", "chat", False, 2),
        ("human_review", "phone", False, 2),
        ("objection", "phone", False, 0),
        ("objection", "phone", True, 0),
        ("objection", "web", False, 1),
        ("withdrawal", "mail", False, 0),
        ("withdrawal", "chat", True, 1),
        ("complaint", "web", True, 0),
    ],
)
def test_the_level_follows_from_right_channel_and_data(right, channel, special, level):
    data = Sensitivity.SPECIAL if special else Sensitivity.ORDINARY
    assert TABLE.level(right, channel, data) == level


def test_the_shipped_table_is_strong_where_it_must_be():
    for right, data, channel in product(NEVER_LOWER, set(Sensitivity) - {Sensitivity.ORDINARY}, CHANNELS):
        assert TABLE.level(right, channel, data) == 3


def test_an_unknown_right_is_one_line():
    with pytest.raises(UnknownRight, match="“forgetting”"):
        TABLE.level("forgetting", "phone")


def test_an_unknown_channel_is_no_way_to_ask_less():
    assert TABLE.level("objection", "carrier_pigeon") == TABLE.level("objection", "web") == 1


def test_the_words_are_those_of_the_cases():
    assert set(RIGHTS) == {right.value for right in Right}
    assert set(CHANNELS) == {channel.value for channel in Channel}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("levels: [{right: access, level: 1}, {level: 3}]", "access, ordinary, phone asks for level 1; access needs 2"),
        ("levels: [{right: erasure, channel: mail, level: 0}, {level: 3}]", "erasure, ordinary, mail asks for level 0"),
        ("levels: [{data: minor, level: 2}, {level: 3}]", "access, minor, phone asks for level 2; access needs 3"),
        ("levels: [{data: recent_change, right: rectification, level: 2}, {level: 3}]", "rectification needs 3"),
        ("levels: [{right: access, level: 3}]", "no row says the level for portability, ordinary, phone"),
        ("levels: [{right: forgetting, level: 3}]", "row 1: right|there is no right “forgetting”"),
        ("levels: [{level: 4}]", "row 1: the level must be 0, 1, 2 or 3"),
        ("levels: [{level: true}]", "the level must be 0, 1, 2 or 3"),
        ("levels: [{level: 3, reason: x}]", "row 1: write right, data, channel and level, and nothing else"),
        ("levels: [{level: 3}]\nnever_asked: crm", "never_asked must be a list of words"),
        ("levels: [{level: 3}]\nextra: 1", "extra is not known"),
        ("- level: 3", "holds no list `levels`"),
        ("levels: [", "is no valid YAML"),
    ],
)
def test_a_table_that_asks_too_little_or_is_unclear_is_refused_in_one_line(text, line):
    with pytest.raises(WrongLevels, match=line) as refused:
        read_levels(text, "own.yaml")
    assert str(refused.value).startswith("own.yaml")
    assert "\n" not in str(refused.value)


def test_a_stricter_table_is_taken():
    table = read_levels("levels: [{right: complaint, level: 1}, {level: 3}]\nchanged_fields: [edited]", "own.yaml")
    assert (table.level("access", "phone"), table.level("complaint", "web")) == (3, 1)
    assert table.changed_fields == ("edited",)
