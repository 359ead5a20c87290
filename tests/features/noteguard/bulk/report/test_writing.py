from datetime import date

import pytest

from houvast.engines.scanner.model import CATEGORIES
from houvast.features.noteguard.bulk.report.words import LANGUAGES, WORDS, number, percent
from houvast.features.noteguard.bulk.report.writing import MOST_GROUPS, page
from houvast.features.noteguard.contracts.scans import REPORT_LANGUAGES, Outcome, Skipped, Told, Total

EVIL = "<script>alert(1)</script>"


def outcome() -> Outcome:
    by = {(category, "g", "2026-01"): at + 1 for at, category in enumerate(CATEGORIES)}
    seen = {(f"{EVIL}{at}", f"2026-{at % 12 + 1:02}"): 50 for at in range(100)}
    rules = {(category, f"nl.{category}.x"): 3 for category in CATEGORIES}
    return Outcome(Total(5_000, 1_200, 40, by, seen, seen, rules), [Skipped(EVIL, EVIL)], unread=5_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_all_and_escapes_what_comes_from_the_source(language):
    text = page(outcome(), Told(EVIL, "r1", date(2026, 11, 22), language), grouped=True, dated=True)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert text.count("<svg ") == 3
    assert text.count("<h2>") == 5
    assert text.count('class="whisker"') == MOST_GROUPS + 12
    assert number(4_999, language) in text
    assert "2026-11-22" in text
    assert "src=" not in text
    assert "url(" not in text


def test_a_page_of_nothing():
    text = page(Outcome(Total()), Told("x", "r1", date(2026, 11, 22), "en"), grouped=False, dated=False)
    assert "Nothing was found." in text
    assert "All rows were read." in text
    assert "By group" not in text


def test_words_and_numbers_of_each_language():
    assert LANGUAGES == REPORT_LANGUAGES
    assert {tuple(sorted(words)) for words in WORDS.values()} == {tuple(sorted(WORDS["en"]))}
    assert (number(1234.5, "en", 1), number(1234.5, "nl", 1)) == ("1,234.5", "1.234,5")
    assert (percent(0.123, "nl"), percent(0.0123, "en"), percent(0, "nl")) == ("12,3%", "1.23 %", "0,0%")
