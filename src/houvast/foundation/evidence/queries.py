"""Read the evidence back, check it, and hand it over."""

import json
from collections.abc import Iterator
from typing import TextIO

from houvast.engines.ledger import chain
from houvast.engines.ledger.lines import line_of
from houvast.foundation.evidence.contracts import Happening
from houvast.foundation.evidence.links import entry_of, place_of
from houvast.foundation.evidence.models import Entry
from houvast.foundation.keys.sealing import KeyDestroyed, open_all

_AT_A_TIME = 500


def timeline(case: str) -> list[Happening]:
    """Tell what happened in a case, from first to last; personal data is opened as far as its key still exists."""
    rows = list(Entry.objects.filter(case=case))
    opened = _opened(rows)
    return [
        Happening(row.seq, row.at, row.kind, row.actor, json.loads(row.facts), opened.get(row.seq, {})) for row in rows
    ]


def facts_of(case: str, kind: str) -> list[dict[str, object]]:
    """Give what was recorded of one kind in a case, from first to last, without personal data."""
    return [json.loads(facts) for facts in Entry.objects.filter(case=case, kind=kind).values_list("facts", flat=True)]


def verify(head: str | None = None) -> chain.Verdict:
    """Check the whole chain, payloads included; `head` is a hash that was noted earlier, to see a cut-off tail."""
    return chain.verify(_entries(), head)


def export(stream: TextIO) -> chain.Verdict:
    """Write the chain as lines of JSON, checking it on the way; sealed data stays behind, only its digest goes along.

    `python -m houvast.engines.ledger FILE HEAD` verifies what was written, elsewhere.
    """
    return chain.verify(_written(_entries(), stream))


def head() -> str:
    """Give the hash of the last entry: note it elsewhere, and a cut-off tail can be seen later."""
    return Entry.objects.order_by("-seq").values_list("hash", flat=True).first() or chain.GENESIS


def _entries() -> Iterator[chain.Entry]:
    yield from map(entry_of, Entry.objects.order_by("seq").iterator(chunk_size=_AT_A_TIME))


def _written(entries: Iterator[chain.Entry], stream: TextIO) -> Iterator[chain.Entry]:
    for entry in entries:
        stream.write(line_of(entry) + "\n")
        yield entry


def _opened(rows: list[Entry]) -> dict[int, dict[str, object] | None]:
    found: dict[int, dict[str, object] | None] = {}
    for scope in {row.scope for row in rows if row.payload is not None}:
        own = [row for row in rows if row.scope == scope]
        try:
            texts = open_all(scope, ((bytes(row.payload or b""), place_of(row.seq, row.kind)) for row in own))
        except KeyDestroyed:
            found.update((row.seq, None) for row in own)
        else:
            found.update((row.seq, json.loads(text)) for row, text in zip(own, texts, strict=True))
    return found
