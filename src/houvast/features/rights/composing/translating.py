"""Words for kinds of data in letters whose language the data map does not speak, and what stays untranslated in one.

A map and a register are written in Dutch and English. What an organisation typed itself stays as it was typed, and who
answers is told of it.

Law: GDPR art. 12(1).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from houvast.engines.datamap.model import Collection, DataMap, Field
from houvast.engines.datamap.rows import Kind, Located
from houvast.features.activities.contracts import Activity as Known
from houvast.features.rights.composing.saying import IN_TWO, Words


@cache
def category_words(language: str) -> Mapping[str, str]:
    """Give the words for kinds of data that there are in a language; none in those that maps are written in."""
    if language in IN_TWO:
        return {}
    file = files("houvast.features.rights") / "content" / language / "categories.yaml"
    return {str(key): str(words) for key, words in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


def kind_of_data(field: Field, language: str) -> str:
    """Name a field by the kind of data in it; a broad kind says which field. Empty where the kind has no words."""
    known = category_words(language)
    named = next((category for category in field.categories if category in known), "")
    if not named:
        return ""
    is_broad = named.count(".") == 1 and named != "user.name"
    return f"{known[named]} ({plain_label(field, 'en')})" if is_broad else known[named]


def plain_label(of: Collection | Field, language: str) -> str:
    """Give a label as the map has it, or the technical name where there is none."""
    words = of.label_nl if language == "nl" else of.label_en
    name = of.id.name if isinstance(of, Collection) else of.name
    return words or name.replace("_", " ").replace(".", " ")


def untranslated(
    located: Iterable[Located], datamap: DataMap, known: Iterable[Known], used: Iterable[str], language: str
) -> tuple[str, ...]:
    """Give what stands in English in a letter: labels of the map, and words of the activities with these names."""
    if language in IN_TWO:
        return ()
    told = set(used)
    words = [one for a in known if a.name.en in told for one in _words_of(a)]
    found = dict.fromkeys(one.in_language("en") for one in words if one.in_language("en") and not one.is_in(language))
    return tuple(dict.fromkeys([*_labels(located, datamap, language), *found]))


def _words_of(activity: Known) -> Iterator[Words]:
    yield from (activity.name, activity.purpose, activity.retention, activity.source)
    yield from (activity.automated_decisions, activity.transfers)
    yield from (recipient.what for recipient in activity.recipients)


def _labels(located: Iterable[Located], datamap: DataMap, language: str) -> Iterator[str]:
    for item in located:
        if item.kind is Kind.CANDIDATE:
            continue
        collection = datamap.collection(item.row.collection)
        yield plain_label(collection, "en")
        for field in collection.fields:
            if item.row.values.get(field.name) not in (None, "") and not kind_of_data(field, language):
                yield plain_label(field, "en")
