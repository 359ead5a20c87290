"""What is said to an agent: every category in every language, in the language of the note."""

import pytest

from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.words import CATEGORY, category_names, language_of, title, why

LANGUAGES = ("nl", "fr", "de", "en")


def found(rule: str, category: str = "health", hint: str = "") -> Finding:
    return Finding(category, 0, 8, 3, 0.9, rule, "1", (), hint, "")


def test_every_category_has_a_name_in_every_language():
    assert list(CATEGORY) == list(LANGUAGES)
    assert all(set(names) == set(CATEGORY["en"]) for names in CATEGORY.values())
    assert "customer_number" in CATEGORY["en"]


@pytest.mark.parametrize(
    ("rule", "page", "language"),
    [
        ("fr.health.chronic", "nl", "fr"),
        ("bsn.bsn-said", "de", "de"),
        ("bsn.bsn-said", "", "nl"),
        ("bsn.bsn-said", "xx", "nl"),
    ],
)
def test_it_is_said_in_the_language_of_the_rule_else_of_the_page(rule, page, language):
    assert language_of(found(rule), page) == language
    assert title(found(rule), page) == category_names(language)["health"]


def test_a_hint_says_why_and_without_one_it_is_said_where_it_belongs():
    assert why(found("nl.health.chronic", hint="Noteer wat nodig is."), "nl", sensitive=True) == "Noteer wat nodig is."
    assert why(found("nl.health.chronic"), "nl", sensitive=True) == "Hoort niet in een notitie."
    assert "eigen veld" in why(found("iban.iban", "iban"), "nl", sensitive=False)


def test_an_unknown_language_is_said_in_english():
    assert category_names("xx")["health"] == "Health"
