"""The part of the letter that names the files that go with it."""

from collections.abc import Iterator

from houvast.features.rights.answer import names
from houvast.features.rights.answer.blocks import Block, Grid
from houvast.features.rights.answer.contracts import Answer, Right
from houvast.features.rights.answer.places import places
from houvast.features.rights.answer.values import Shown
from houvast.features.rights.answer.wording import blocks, labels


def enclosed(answer: Answer) -> Iterator[Block]:
    """List the files and recordings with what each holds; nothing when no data go out."""
    if answer.tables:
        portable = answer.right is Right.PORTABILITY
        yield from blocks(answer.language, "files_portable" if portable else "files", places(answer), answer.own)
        yield _grid(answer, ("file", "holds"), tuple(_listed(answer)))
        yield from blocks(answer.language, "files_guard", places(answer), answer.own)
    if answer.recordings:
        yield from blocks(answer.language, "recordings", places(answer), answer.own)
        descriptions = (recording.description for recording in answer.recordings)
        yield _grid(answer, ("file", "recording"), tuple(zip(names.recordings(answer), descriptions, strict=True)))
    if answer.copies:
        yield from blocks(answer.language, "copies", places(answer), answer.own)
        descriptions = (copy.description for copy in answer.copies)
        yield _grid(answer, ("file", "holds"), tuple(zip(names.copies(answer), descriptions, strict=True)))


def _listed(answer: Answer) -> Iterator[tuple[str, str]]:
    words = labels(answer.language)
    yield names.page(answer), words["about_page"]
    if answer.right is not Right.PORTABILITY:
        yield names.workbook(answer), words["about_workbook"]
    yield names.machine_readable(answer), words["about_json"]
    for place, table in enumerate(answer.tables):
        yield names.csv(answer, place), f"{table.system}: {table.collection} (CSV)"


def _grid(answer: Answer, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Grid:
    words = labels(answer.language)
    return Grid("", tuple(words[key] for key in header), tuple(tuple(Shown(c, c) for c in row) for row in rows))
