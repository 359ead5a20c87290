"""The person's data as tables, with labels in the language of the answer.

Law: GDPR art. 15(1), 15(3), 15(4), 20(1).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from houvast.engines.datamap.model import Collection, DataMap, Field, Origin
from houvast.engines.datamap.rows import Kind, Located, Value
from houvast.features.rights.answer.contracts import Column, Table
from houvast.features.rights.composing.translating import kind_of_data, plain_label

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]|$)")

_NAMED = {
    "nl": "waarin u genoemd bent",
    "en": "in which you are named",
    "fr": "où vous êtes nommé",
    "de": "in denen Sie genannt sind",
}


def tables_of(
    located: Iterable[Located], datamap: DataMap, language: str, portable: Mapping[str, bool]
) -> tuple[Table, ...]:
    """Return one table per collection: the person's own rows, those they share, and what others wrote about them.

    `portable` tells of each activity whether its data are used on consent or contract. Of a text about somebody else
    only the sentences that name the person are given.
    """
    grouped: dict[tuple[str, bool], list[Located]] = {}
    for item in located:
        if item.kind is not Kind.CANDIDATE:
            grouped.setdefault((str(item.row.collection), item.kind is Kind.MENTION), []).append(item)
    names = {s.key: s.name or s.key for s in datamap.systems}
    return tuple(
        _table(items, datamap.collection(items[0].row.collection), names, language, portable, mention=mention)
        for (_, mention), items in grouped.items()
    )


def label(of: Collection | Field, language: str) -> str:
    """Return the label in a language; in one that the map does not speak, the kind of data, or the English label."""
    kind = kind_of_data(of, language) if isinstance(of, Field) else ""
    return kind or plain_label(of, language)


def sentences_about(text: str, names: Iterable[str]) -> str:
    """Return the sentences of a text in which one of these strings stands."""
    wanted = [n.casefold() for n in names]
    said = [s.strip() for s in _SENTENCE.findall(text) if any(n in s.casefold() for n in wanted)]
    return " … ".join(said)


def _table(
    items: list[Located],
    collection: Collection,
    names: Mapping[str, str],
    language: str,
    portable: Mapping[str, bool],
    *,
    mention: bool,
) -> Table:
    about = _NAMED[language]
    fields = [f for f in collection.fields if f.free_text] if mention else _told(collection, items)
    rows = (_mention(item, fields) if mention else tuple(item.row.values.get(f.name) for f in fields) for item in items)
    return Table(
        system=names.get(collection.id.system, collection.id.system),
        collection=f"{label(collection, language)}, {about}" if mention else label(collection, language),
        columns=tuple(_columns(collection, fields, language, portable, mention=mention)),
        rows=tuple(rows),
    )


def _told(collection: Collection, items: list[Located]) -> list[Field]:
    """Return the fields of which any row holds something; technical purposes are left out."""
    return [f for f in collection.fields if any(item.row.values.get(f.name) not in (None, "") for item in items)]


def _columns(
    collection: Collection, fields: list[Field], language: str, portable: Mapping[str, bool], *, mention: bool
) -> Iterator[Column]:
    taken: set[str] = set()
    for f in fields:
        words = label(f, language)
        unique = words if words not in taken else f"{words} ({f.name})"
        taken.add(unique)
        activity = f.activity or collection.activity
        origin = Origin.INFERRED if mention else f.origin
        yield Column(f.name, unique, origin, portable.get(activity, False) and f.is_personal and not mention)


def _mention(item: Located, fields: list[Field]) -> tuple[Value, ...]:
    said = {f.name: [text for name, text in item.mentions if name == f.name] for f in fields}
    return tuple(sentences_about(str(item.row.values.get(f.name) or ""), said[f.name]) or None for f in fields)
