"""Words of two languages in letters of four."""

from houvast.engines.rulepacks.rules import Words
from houvast.features.rights.composing.saying import said


def test_what_is_not_written_in_a_language_stands_in_english():
    words = Words("wissen", "erase")
    assert [said(words, language) for language in ("nl", "en", "fr", "de")] == ["wissen", "erase", "erase", "erase"]


def test_what_is_written_in_more_languages_stands_in_each():
    words = Words("wissen", "erase", fr="effacer")
    assert [said(words, language) for language in ("nl", "en", "fr", "de")] == ["wissen", "erase", "effacer", "erase"]
