"""Letters in French and German: kinds of data in words of theirs, and who answers hears what is not."""

from dataclasses import replace

import pytest

from houvast.engines.readability.model import Limits
from houvast.engines.readability.reading import hindrances, read
from houvast.engines.rulepacks.shipped import COUNTRIES, shipped
from houvast.features.rights.composing.tables import label
from houvast.features.rights.composing.translating import category_words, untranslated
from tests.features.rights.composing.shop import MAP


def field(name: str):
    return next(f for c in MAP.collections.values() for f in c.fields if f.name == name)


def test_both_languages_name_the_same_kinds():
    assert category_words("fr").keys() == category_words("de").keys()
    assert category_words("nl") == category_words("en") == {}


def test_a_field_is_named_by_its_kind_where_the_map_has_no_label_in_the_language():
    email = replace(field("email"), categories=("user.contact.email",), label_en="Mail", label_nl="E-mail")
    assert [label(email, one) for one in ("nl", "en", "fr", "de")] == [
        "E-mail",
        "Mail",
        "adresse e-mail",
        "E-Mail-Adresse",
    ]
    broad = replace(email, categories=("user.content",), label_en="Note")
    assert label(broad, "fr") == "texte (Note)"
    unknown = replace(email, categories=("system.operations",), label_en="Status")
    assert label(unknown, "de") == "Status"


def test_in_dutch_and_english_nothing_is_untranslated():
    assert untranslated((), MAP, (), (), "nl") == untranslated((), MAP, (), (), "en") == ()


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_words_of_the_rules_read_easily(language):
    limits = Limits(score=-999)
    said = [r.words.in_language(language) for country in COUNTRIES for r in shipped(country).rules]
    assert [one for one in said if hindrances(read(one, language), limits)] == []
