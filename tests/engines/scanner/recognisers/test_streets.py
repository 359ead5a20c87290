"""Which words are names of streets."""

import pytest

from houvast.engines.scanner.recognisers import streets


@pytest.mark.parametrize("word", ["kerkstraat", "beukenlaan", "hauptstrasse"])
def test_some_endings_are_sure(word: str) -> None:
    assert streets.is_sure(word)


@pytest.mark.parametrize("word", ["lindenwerf", "kruidhoek", "birkenweg"])
def test_others_are_likely_and_ask_for_a_capital(word: str) -> None:
    assert streets.is_likely(word)
    assert not streets.is_sure(word)


@pytest.mark.parametrize("word", ["onderweg", "parkeerplaats", "kamer", "laan"])
def test_look_alikes_are_no_streets(word: str) -> None:
    assert not streets.is_likely(word)
