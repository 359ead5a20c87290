"""The whole answer as one page that needs nothing else: no script, no pictures, no network."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from houvast.engines.datamap.cells import clean
from houvast.features.rights.answer.annexes import EVERYTHING
from houvast.features.rights.answer.blocks import Block, Bullets, Grid, Heading, Letter, Paragraph
from houvast.features.rights.answer.contracts import Answer
from houvast.features.rights.answer.letter import compose
from houvast.features.rights.answer.places import contact
from houvast.features.rights.answer.values import Shown

HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def write_page(answer: Answer) -> str:
    """Write the page, with every row of the data.

    Values are escaped, and a browser is told to load and run nothing.
    Law: GDPR art. 12(1).
    """
    letter = compose(answer, EVERYTHING)
    return "".join(_page(answer, letter))


def _page(answer: Answer, letter: Letter) -> Iterator[str]:
    controller = answer.controller
    yield HEAD.format(language=answer.language, title=_text(f"{letter.subject} – {controller.name}"), style=_style())
    lines = (*controller.address, contact(controller, answer.language))
    yield f'<header><p class="sender">{_text(controller.name)}</p><p>{_text(" · ".join(lines))}</p></header>\n<main>\n'
    yield f"<h1>{_text(letter.subject)}</h1>\n"
    to = [line for line in (answer.addressee.name, *answer.addressee.address) if line]
    if to:
        yield f'<p class="to">{_lines(tuple(to))}</p>\n'
    facts = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in letter.facts)
    yield f"<dl>{facts}</dl>\n"
    last = ""
    for place, block in enumerate(letter.body):
        last = block.text if isinstance(block, Heading) else last
        yield from _block(block, place, last)
    yield "</main>\n</body>\n</html>\n"


def _block(block: Block, place: int, section: str) -> Iterator[str]:
    match block:
        case Heading():
            annex = ' class="annex"' if block.new_page else ""
            yield f"<h{block.level}{annex}>{_text(block.text)}</h{block.level}>\n"
        case Paragraph():
            yield f"<p>{_lines(block.lines)}</p>\n"
        case Bullets():
            items = "".join(f"<li>{_text(item)}</li>" for item in block.items)
            yield f"<ul>{items}</ul>\n"
        case Grid():
            yield from _grid(block, place, block.name or section)


def _grid(grid: Grid, place: int, name: str) -> Iterator[str]:
    kind = "facts" if grid.facts else "rows"
    yield f'<div class="wide" role="region" tabindex="0" aria-labelledby="t{place}">\n<table class="{kind}">\n'
    yield f'<caption id="t{place}">{_text(name)}</caption>\n'
    header = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in grid.header)
    yield f"<thead><tr>{header}</tr></thead>\n<tbody>\n"
    for row in grid.rows:
        yield f"<tr>{''.join(_cells(row, facts=grid.facts))}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _cells(row: tuple[Shown, ...], *, facts: bool) -> Iterator[str]:
    for place, cell in enumerate(row):
        if facts and place == 0:
            yield f'<th scope="row">{_text(cell.text)}</th>'
        else:
            yield f"<td>{_value(cell)}</td>"


def _value(cell: Shown) -> str:
    """Write a value; where people and machines write it differently, the machine's form goes along."""
    if cell.text == cell.plain:
        return _text(cell.text)
    return f'<data value="{_text(cell.plain)}">{_text(cell.text)}</data>'


def _lines(lines: tuple[str, ...]) -> str:
    return "<br>".join(_text(line) for line in lines)


def _text(text: str) -> str:
    return escape(clean(text))


@cache
def _style() -> str:
    return (files("houvast.features.rights.answer") / "page.css").read_text(encoding="utf-8")
