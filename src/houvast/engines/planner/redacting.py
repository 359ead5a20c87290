"""Take the person's strings out of what somebody else wrote, and leave all else as it stands."""

import re
from collections.abc import Iterable

from houvast.engines.datamap.nested import each
from houvast.engines.datamap.rows import Value


def redacted_value(value: Value, strings: Iterable[str], replacement: str) -> Value:
    """Return a value with the strings taken out of each text in it: of an array, or of a document with texts."""
    wanted = frozenset(strings)

    def leaf(single: Value) -> Value:
        text = str(single)
        return single if (new := redacted(text, wanted, replacement)) == text else new

    return each(value, leaf)


def redacted(text: str, strings: Iterable[str], replacement: str) -> str:
    """Return the text with each of the strings replaced where it stands by itself, the longest first.

    A string inside a longer one (jan@example.org in marjan@example.org, 12345 in 9123456) is somebody else's.
    """
    ordered = sorted({s for s in strings if s}, key=lambda s: (-len(s), s))
    if not ordered:
        return text
    return re.sub("|".join(_by_itself(s) for s in ordered), lambda _: replacement, text)


def _by_itself(string: str) -> str:
    if not any(c.isalpha() for c in string):
        return rf"(?<!\d){re.escape(string)}(?!\d)"
    return rf"(?<![\w@.+-]){re.escape(string)}(?![\w@]|[.-]\w)"
