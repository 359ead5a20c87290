"""The lexicon's files become groups with headers."""

import pytest

from houvast.engines.scanner.rules.reading import Group, groups, header, parse
from houvast.engines.scanner.rules.writing import LexiconError


def group(text: str, file: str = "nl/health-body.txt") -> Group:
    (one,) = parse(text.splitlines(), file, "nl")
    return one


def test_a_group_has_header_lines_and_entries() -> None:
    one = group("# remark\n[ill]\nseverity: 4\nunless: near 4 @thing printer\n\nziek\nhart: dicht\n")
    assert one.entries == ["ziek", "hart: dicht"]
    head = header(one)
    assert (head.name, head.category, head.severity) == ("nl.health.ill", "health", 4)
    (condition,) = head.conditions
    assert (condition.wanted, condition.where, condition.within) == (False, "near", 4)
    assert (condition.words, condition.classes) == ({"printer"}, {"thing"})


def test_defaults_depend_on_the_category() -> None:
    insult, health = header(group("[a]\nx", "nl/insult.txt")), header(group("[a]\nx"))
    assert (insult.severity, insult.keep_quoted, insult.keep_customer) == (2, False, False)
    assert (health.severity, health.keep_quoted, health.keep_negated) == (3, True, False)


@pytest.mark.parametrize("text", ["ziek", "[a]\nunless: where 3 x\nziek"])
def test_what_can_not_be_read(text: str) -> None:
    with pytest.raises(LexiconError):
        header(group(text))


def test_an_unknown_category() -> None:
    with pytest.raises(LexiconError, match="no category"):
        header(group("[a]\nx", "nl/weather.txt"))


def test_every_file_of_the_lexicon_is_read_in_the_same_order() -> None:
    assert [(one.file, one.name) for one in groups()] == [(one.file, one.name) for one in groups()]
