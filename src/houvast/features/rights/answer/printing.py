"""Blocks as the data that the letter's template prints: plain JSON, with the widths of columns worked out."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from houvast.features.rights.answer.blocks import Block, Bullets, Grid, Heading, Letter, Paragraph
from houvast.features.rights.answer.contracts import Answer
from houvast.features.rights.answer.places import contact
from houvast.features.rights.answer.wording import labels

WINDOW_ON_THE_RIGHT = ("BE",)
SIGNS_ON_A_LINE = 92  # in a table, over the whole width of the page
SIGNS_IN_FACTS = 58  # in the second column of a table of facts
LONGEST_CELL = 1500
NARROWEST = 9
BETWEEN = 3  # room beside a text, and for a header in bold
SHORT_LINE = 22
LONG_TEXT = 160
BREAK = "\u200b"  # where a word may be broken: it has no width


def printable(answer: Answer, letter: Letter) -> Mapping[str, object]:
    """Give everything that the template prints."""
    controller, answered, words = answer.controller, answer.dates.answered, labels(answer.language)
    return {
        "title": letter.subject,
        "language": answer.language,
        "country": controller.country.lower(),
        "window": "right" if controller.country in WINDOW_ON_THE_RIGHT else "left",
        "date": [answered.year, answered.month, answered.day],
        "reference": answer.case,
        "facts": letter.facts,
        "words": {"page": words["page"], "page_of": words["page_of"]},
        "sender": {
            "name": controller.name,
            "lines": [*controller.address, contact(controller, answer.language)],
            "return_line": ", ".join((controller.name, *controller.address)),
        },
        "addressee": _addressee(answer),
        "parts": [_part(block, after, words["cut"]) for block, after in zip_longest(letter.body, letter.body[1:])],
    }


def _addressee(answer: Answer) -> Sequence[str]:
    to = answer.addressee
    return [line for line in (to.name, *to.address) if line] if to.address else []


def _part(block: Block, after: Block | None, cut: str) -> Mapping[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level, "new_page": block.new_page}
        case Paragraph():
            leads = block.keep or isinstance(after, Bullets | Grid)
            return {"kind": "paragraph", "lines": block.lines, "leads": leads}
        case Bullets():
            return {"kind": "bullets", "items": block.items}
    return _grid(block, cut)


def _grid(grid: Grid, cut: str) -> Mapping[str, object]:
    cells = [[_shortened(cell.text, cut) for cell in row] for row in grid.rows]
    weights = [_weight(column) for column in zip(grid.header, *cells, strict=True)]
    room = [SIGNS_ON_A_LINE - SIGNS_IN_FACTS, SIGNS_IN_FACTS]
    if not grid.facts:
        room = [int(SIGNS_ON_A_LINE * weight / sum(weights)) - BETWEEN + 1 for weight in weights]
    return {
        "kind": "grid",
        "facts": grid.facts,
        "widths": weights,
        "header": _broken(grid.header, room),
        "rows": [_broken(row, room) for row in cells],
    }


def _shortened(text: str, cut: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}{cut}"


def _weight(texts: Sequence[str]) -> float:
    """Weigh a column by its longest text: in full when it fits on a short line, and less for what goes beyond."""
    longest = max(len(text) for text in texts) + BETWEEN
    if longest <= SHORT_LINE:
        return max(NARROWEST, longest)
    return max(SHORT_LINE, math.pow(min(longest, LONG_TEXT), 0.8))


def _broken(cells: Sequence[str], room: Sequence[int]) -> list[str]:
    return [_breakable(text, max(signs, NARROWEST)) for text, signs in zip(cells, room, strict=True)]


def _breakable(text: str, signs: int) -> str:
    """Let words that are wider than their column be broken: after a mark, or else anywhere that is needed."""
    if len(text) <= signs:
        return text

    def broken(word: re.Match[str]) -> str:
        marked = re.sub(r"(?<=[@._/:;,=&?-])(?=\w)", BREAK, word[0])
        return re.sub(rf"([^{BREAK}]{{{signs}}})(?=[^{BREAK}])", rf"\1{BREAK}", marked)

    return re.sub(rf"\S{{{signs + 1},}}", broken, text)
