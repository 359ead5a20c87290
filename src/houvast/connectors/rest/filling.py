"""Fill the placeholders of a request: names in braces, and nothing that could be called a language.

A value that would mean something to the system (a quote, an operator) is never put inside a longer text: such a value
cannot be asked for, and whoever asked lists instead.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from houvast.connectors.rest.pack import Request
from houvast.engines.datamap.rows import Value

_HOLE = re.compile(r"\{([a-z_A-Z][\w.]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9@._+-]+(?: [A-Za-z0-9@._+-]+)*")
_LONGEST = 2000


class Unfit(Exception):
    """A value cannot be put into this request."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A request that is ready to be sent."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    may_repeat: bool
    fine: tuple[int, ...] = ()


def names_in(request: Request) -> set[str]:
    """Return the names of all placeholders in a request."""
    return {name for text in _texts([request.path, request.query, request.body]) for name in _HOLE.findall(text)}


def fill(request: Request, values: Mapping[str, Value]) -> Filled:
    """Return a request with these values.

    :raises Unfit: one is missing or empty, or would mean more than itself where it stands.
    """
    return Filled(
        request.method,
        _HOLE.sub(lambda hole: _segment(_held(values, hole[1])), request.path),
        {name: _inside(str(text), values) for name, text in request.query.items()},
        _body(request.body, values),
        request.may_repeat,
        request.fine,
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _held(values: Mapping[str, Value], name: str) -> Value:
    value = values.get(name)
    if value is None or value == "":
        raise Unfit(name)
    return value


def _plain_text(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, list | dict | bytes) or len(text) > _LONGEST or not text.isprintable():
        raise Unfit
    return text


def _segment(value: Value) -> str:
    text = _plain_text(value)
    if text in (".", ".."):
        raise Unfit
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise Unfit from None


def _inside(text: str, values: Mapping[str, Value]) -> str:
    """Fill a text: alone a placeholder takes any value, inside other words only a plain one."""
    whole = _HOLE.fullmatch(text)
    if whole:
        return _encodable(_plain_text(_held(values, whole[1])))
    return _HOLE.sub(lambda hole: _harmless(_held(values, hole[1])), text)


def _harmless(value: Value) -> str:
    text = _plain_text(value)
    if not _PLAIN.fullmatch(text):
        raise Unfit
    return text


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unfit from None
    return text


def _body(body: Any, values: Mapping[str, Value]) -> Any:
    if isinstance(body, dict):
        return {name: _body(item, values) for name, item in body.items()}
    if isinstance(body, list):
        return [_body(item, values) for item in body]
    if not isinstance(body, str):
        return body
    whole = _HOLE.fullmatch(body)
    if whole:
        value = _held(values, whole[1])
        return _encodable(value) if isinstance(value, str) else value
    return _HOLE.sub(lambda hole: _harmless(_held(values, hole[1])), body)
