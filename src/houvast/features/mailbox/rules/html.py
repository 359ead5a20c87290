"""The text of a mail that is written in HTML; nothing is fetched, and quoted pieces are marked as in plain text."""

import html
import re

LONGEST = 1_000_000
"""Characters that are read of a body."""

# Each piece ends at the next one that begins, so that a hostile body takes no longer than another.
_TOKEN = re.compile(
    r"<!--(?:(?!<!--|-->).)*+-->|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,15})[^<>]*+>|<[!?][^<>]*+>", re.S
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_BLOCKS = (
    "address article blockquote br dd div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul"
)
_LINES = frozenset(_BLOCKS.split())
_DEEPEST = 20


def text_of(source: str) -> str:
    """Return what a reader sees, a line for each paragraph; lines inside a quotation begin with `> `."""
    page, at, quoted = source[:LONGEST], 0, 0
    lines: list[tuple[int, list[str]]] = [(0, [])]
    skip = 0
    for token in _TOKEN.finditer(page):
        if token.start() < skip:
            continue
        lines[-1][1].append(page[max(at, skip) : token.start()])
        at = token.end()
        tag, ends = (token["tag"] or "").lower(), bool(token["end"])
        if tag in _UNSEEN and not ends:
            skip = _behind(page, tag, at)
        if tag == "blockquote":
            quoted = max(0, quoted - 1) if ends else min(_DEEPEST, quoted + 1)
        if tag in _LINES:
            lines.append((quoted, []))
        elif tag in ("td", "th"):
            lines[-1][1].append(" ")
    lines[-1][1].append(page[max(at, skip) :])
    return "\n".join(_line(depth, pieces) for depth, pieces in lines)


def _line(depth: int, pieces: list[str]) -> str:
    said = " ".join(html.unescape("".join(pieces)).split())
    return "> " * depth + said if said else ""


def _behind(page: str, tag: str, at: int) -> int:
    found = re.compile(rf"</{tag}", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)
