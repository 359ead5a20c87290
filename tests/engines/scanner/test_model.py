"""Every category has a legal ground."""

from houvast.engines.scanner.model import CATEGORIES, IDENTIFIERS, SENSITIVE, law_of


def test_categories_are_named_once() -> None:
    assert len(set(CATEGORIES)) == len(SENSITIVE) + len(IDENTIFIERS)


def test_laws() -> None:
    assert law_of("health") == "GDPR art. 9(1)"
    assert law_of("criminal") == "GDPR art. 10"
    assert law_of("phone") == "GDPR art. 5(1)(c)"
