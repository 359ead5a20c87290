"""One line of the lexicon becomes the patterns that it stands for."""

import pytest

from houvast.engines.scanner.rules.model import What
from houvast.engines.scanner.rules.writing import LexiconError, expanded, patterns


def words(line: str) -> set[tuple[frozenset[str], ...]]:
    return {tuple(element.words for element in pattern) for pattern in patterns(line)}


def test_alternatives_within_a_word() -> None:
    assert expanded("moslim(s|a(s|)|)") == ["moslims", "moslimas", "moslima", "moslim"]


def test_a_hyphen_may_be_left_out_or_be_a_space() -> None:
    assert words("burn-out") == {
        (frozenset({"burn"}), frozenset({"-"}), frozenset({"out"})),
        (frozenset({"burn"}), frozenset({"out"})),
        (frozenset({"burnout"}),),
    }


def test_umlauts_are_also_two_letters() -> None:
    assert words("schön") == {(frozenset({"schon", "schoen"}),)}


def test_what_each_sign_stands_for() -> None:
    (pattern,) = patterns("^ [erg] .. !van > ziek < $")
    assert [element.what for element in pattern] == [
        What.START, What.TOKEN, What.GAP, What.NOT, What.OPEN, What.TOKEN, What.CLOSE, What.STOP,
    ]  # fmt: skip
    assert pattern[1].optional
    assert pattern[2].most == 3


@pytest.mark.parametrize("line", ["..x", "a(b", "!a-b", "*a1-*b*c"])
def test_lines_that_can_not_be_read(line: str) -> None:
    with pytest.raises(LexiconError):
        patterns(line)


def test_a_line_does_not_stand_for_thousands_of_patterns() -> None:
    with pytest.raises(LexiconError, match="several lines"):
        patterns(" ".join(["een-twee"] * 9))
