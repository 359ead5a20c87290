"""Go through a listing page by page: to its end, never in circles, never past its bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx

from houvast.connectors.protocol import Unreadable
from houvast.connectors.rest.filling import Filled
from houvast.connectors.rest.pack import Pack, Paging, Reading
from houvast.connectors.rest.place import Place
from houvast.connectors.rest.wire import Answer, Wire


@dataclass(frozen=True, slots=True)
class Pages:
    """Listings of one system."""

    wire: Wire
    pack: Pack
    place: Place

    def rows(self, reading: Reading, filled: Filled, where: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a listing, as the system gives them.

        :raises Missing: there is no such listing.
        :raises Unreadable: rows are missing, the paging goes round in circles or past its bounds, or leads elsewhere.
        """
        if not reading.paging:
            yield from rows_in(self.wire.ask(filled, where).data, reading.rows, where)
            return
        paging = self.pack.paging[reading.paging]
        number, seen, before, most, asked = 0, 0, None, 0, {_identity(filled)}
        page = _first(paging, filled)
        while True:
            answer = self.wire.ask(page, where)
            rows = rows_in(answer.data, reading.rows, where)
            if rows and rows == before:
                raise Unreadable(f"{where}: the system gives the same page again and again; correct the paging.")
            most = _refuse_shrinking(paging, answer, most, where)
            yield from rows
            number, seen, before = number + 1, seen + len(rows), rows
            if _is_last(paging, answer, rows, seen, number):
                break
            page = self._next(paging, filled, answer, number, seen, where)
            if _identity(page) in asked or number >= self.pack.limits.pages:
                raise Unreadable(f"{where}: the listing has no end after {number} pages; correct the paging.")
            asked.add(_identity(page))
        _refuse_fewer(paging, answer, seen, where)

    def _next(self, paging: Paging, first: Filled, answer: Answer, number: int, seen: int, where: str) -> Filled:
        base = _first(paging, first)
        if paging.kind == "page":
            return _with(base, {paging.parameter: str(paging.start + number)})
        if paging.kind == "offset":
            return _with(base, {paging.parameter: str(seen)})
        if paging.kind == "cursor":
            return _with(base, {paging.parameter: str(at(answer.data, paging.next))})
        return self._followed(base, str(_link_of(paging, answer)), where)

    def _followed(self, base: Filled, link: str, where: str) -> Filled:
        """Return the request for a link; only its path below our base and its query are used, and only of our host."""
        parts = urlsplit(urljoin(f"{self.place.origin}{self.place.base}{base.path}", link))
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            port = 0
        ours = (self.place.scheme, self.place.host, self.place.port)
        if (parts.scheme, parts.hostname, port) != ours or parts.path != f"{self.place.base}{base.path}":
            raise Unreadable(f"{where}: the next page is said to be elsewhere, which is not followed.")
        return replace(base, query=dict(parse_qsl(parts.query, keep_blank_values=True)))


def at(data: Any, path: str) -> Any:
    """Return what stands at a dotted path, None for nothing; in a list `0` is the first and `last` the last."""
    for name in path.split(".") if path else ():
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list) and name in ("0", "last") and data:
            data = data[0 if name == "0" else -1]
        else:
            return None
    return data


def rows_in(data: Any, path: str, where: str) -> list[dict[str, Any]]:
    """Return the rows in an answer: a list of objects, or one object.

    :raises Unreadable: something else stands there.
    """
    found = at(data, path)
    rows = [found] if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(f"{where}: the answer holds no rows where the pack says; correct the pack.")
    return rows


def _first(paging: Paging, filled: Filled) -> Filled:
    sizes = {name: str(size) for name, size in paging.size.items()}
    start = {"page": {paging.parameter: str(paging.start)}, "offset": {paging.parameter: "0"}}.get(paging.kind, {})
    return _with(filled, {**sizes, **start})


def _with(filled: Filled, more: dict[str, str]) -> Filled:
    return replace(filled, query=filled.query | more)


def _identity(filled: Filled) -> tuple[str, tuple[tuple[str, str], ...]]:
    return filled.path, tuple(sorted(filled.query.items()))


def _is_last(paging: Paging, answer: Answer, rows: list[dict[str, Any]], seen: int, number: int) -> bool:
    if paging.more and at(answer.data, paging.more) in (False, None, 0):
        return True
    if paging.end and at(answer.data, paging.end) is True:
        return True
    if paging.kind in ("page", "offset"):
        return not rows or _counted_out(paging, answer, seen, number)
    if paging.kind == "cursor":
        return at(answer.data, paging.next) in (None, "")
    return not _link_of(paging, answer)


def _counted_out(paging: Paging, answer: Answer, seen: int, number: int) -> bool:
    """Tell whether the system's own count says that this was all; without one only an empty page does."""
    total, pages = _count(answer, paging.total), _count(answer, paging.pages)
    if total is not None:
        return seen >= total
    return pages is not None and number >= pages


def _count(answer: Answer, path: str) -> int | None:
    value = at(answer.data, path) if path else None
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _refuse_fewer(paging: Paging, answer: Answer, seen: int, where: str) -> None:
    total = _count(answer, paging.total)
    if total is not None and seen < total:
        what = f"the system says {total} rows and gives {seen}; something was lost or changed meanwhile: search again."
        raise Unreadable(f"{where}: {what}")


def _refuse_shrinking(paging: Paging, answer: Answer, most: int, where: str) -> int:
    """Return the most rows that there were: where a row goes from a counted listing, others slip past unseen."""
    total = _count(answer, paging.total) if paging.kind in ("page", "offset") else None
    if total is not None and total < most:
        raise Unreadable(f"{where}: the listing shrank from {most} to {total} rows while it was read; search again.")
    return most if total is None else total


def _link_of(paging: Paging, answer: Answer) -> str:
    if paging.kind == "url":
        return str(at(answer.data, paging.next) or "")
    links = httpx.Response(200, headers=dict(answer.headers)).links
    return str(links.get("next", {}).get("url", ""))
