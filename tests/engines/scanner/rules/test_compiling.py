"""Rules are filed under what stands in the fewest notes."""

import pytest

from houvast.engines.scanner.rules.compiling import ruleset, vocabulary
from houvast.engines.scanner.rules.writing import LexiconError
from tests.engines.scanner.written import rules_of


def anchors(text: str) -> list[set[str]]:
    rules = rules_of(text)
    return [set(rule.pattern[rule.anchor].words | rule.pattern[rule.anchor].classes) for rule in rules.rules]


def test_the_anchor_is_the_rarest_word() -> None:
    assert anchors("[one]\nis met dialyse niet\n") == [{"dialyse"}]
    assert anchors("[one]\n@person is dialyse\n") == [{"dialyse"}]
    assert anchors("[one]\nop dialyse\n") == [{"dialyse"}]


def test_words_that_many_groups_need_are_common() -> None:
    groups = "".join(f"[g{n}]\ntwee woord{n}x\n" for n in range(5))
    assert all({"twee"} != anchor for anchor in anchors(groups))


def test_single_words_share_one_rule() -> None:
    rules = rules_of("[one]\nziek(e|)\n*ziekte\n")
    assert len(rules.rules) == 1
    assert rules.words["ziek"] == {"nl.health.one"}
    assert rules.suffixes == {"ziekte": "*ziekte"}


def test_the_version_follows_the_lexicon() -> None:
    assert rules_of("[one]\nziek\n").version != rules_of("[one]\nzieke\n").version


@pytest.mark.parametrize("entry", ["%num", "@nowhere ziek", ".. !niet"])
def test_entries_that_can_not_be_found_by_anything(entry: str) -> None:
    with pytest.raises(LexiconError):
        rules_of(f"[one]\n{entry}\n")


def test_problems_can_be_collected() -> None:
    with pytest.raises(LexiconError, match="no frame"):
        rules_of("[one]\nframe: nothing\nziek\n")


def test_the_vocabulary_is_that_of_the_rules_without_what_they_look_for() -> None:
    words, rules = vocabulary(), ruleset()
    assert not words.rules
    assert words.languages == rules.languages
    assert all(classes <= rules.words[word] for word, classes in words.words.items())
    assert "pronoun" in words.words["zij"]
    assert not any("." in name for classes in words.words.values() for name in classes)
