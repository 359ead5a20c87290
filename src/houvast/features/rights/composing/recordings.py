"""The sound files that go with an access: the person hears what was recorded of them.

Law: GDPR art. 15(3).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from houvast.connectors.protocol import HoldsMedia, Session
from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey
from houvast.engines.trouble import Trouble
from houvast.features.locating.queries import Hands, by_collection
from houvast.features.rights.answer.contracts import Recording
from houvast.features.rights.composing.tables import label
from houvast.features.systems.queries import open_connector

LARGEST = 150 * 2**20
"""Bytes of media in one answer."""


class TooMuchMedia(Trouble):
    """The media are more than one answer can carry."""


def recordings_of(located: Iterable[Located], datamap: DataMap, language: str) -> list[tuple[Recording, bytes]]:
    """Return what goes with the person's own rows: a description in words, and the content.

    :raises TooMuchMedia: more than one answer can carry.
    """
    rows = {item.row.key: item.row for item in located if item.kind is Kind.OWN}
    found: list[tuple[RowKey, str, bytes]] = []

    def fetch(system: str, session: Session) -> None:
        if isinstance(session, HoldsMedia):
            here = [key for key in rows if key.collection.system == system]
            for collection, keys in by_collection(datamap, here).items():
                found.extend(session.media(collection, keys))

    with Hands(open_connector) as hands:
        hands.each(list(dict.fromkeys(key.collection.system for key in rows)), fetch)
    if sum(len(content) for _, _, content in found) > LARGEST:
        raise TooMuchMedia(f"the recordings are over {LARGEST >> 20} MB; hand them over apart, and refer to that.")
    return [(_described(rows[key], kind, datamap, language), content) for key, kind, content in found]


def _described(row: Row, kind: str, datamap: DataMap, language: str) -> Recording:
    words = label(datamap.collection(row.collection), language)
    moment = next(_moments(row, datamap), "")
    return Recording(f"{words} {moment}".strip(), kind)


def _moments(row: Row, datamap: DataMap) -> Iterator[str]:
    for f in datamap.collection(row.collection).fields:
        value = row.values.get(f.name)
        if isinstance(value, date):
            yield value.isoformat()[:16].replace("T", " ")
        elif f.data_type in ("datetime", "date") and isinstance(value, str):
            yield value[:16].replace("T", " ")
