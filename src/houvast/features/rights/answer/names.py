"""The names of the files in a pack: never made of what somebody's data or systems are called.

The list of names in an encrypted zip can be read without the code, so it tells nothing.
"""

import re
from collections.abc import Iterable

from houvast.features.rights.answer.contracts import Answer, Recording, Right
from houvast.features.rights.answer.wording import labels


def letter(answer: Answer) -> str:
    """Name the letter."""
    return f"{labels(answer.language)['file_letter']}.pdf"


def page(answer: Answer) -> str:
    """Name the readable page."""
    return f"{labels(answer.language)['file_page']}.html"


def workbook(answer: Answer) -> str:
    """Name the workbook."""
    return f"{labels(answer.language)['file_data']}.xlsx"


def machine_readable(answer: Answer) -> str:
    """Name the JSON file."""
    return f"{labels(answer.language)['file_data']}.json"


def csv(answer: Answer, place: int) -> str:
    """Name the CSV file of the table at a place (from 0)."""
    return f"{labels(answer.language)['file_data']}-{place + 1:02}.csv"


def recordings(answer: Answer) -> tuple[str, ...]:
    """Name the sound files, in the order of `answer.recordings`."""
    return _numbered(labels(answer.language)["file_recording"], answer.recordings)


def copies(answer: Answer) -> tuple[str, ...]:
    """Name the files that people handed in, in the order of `answer.copies`."""
    return _numbered(labels(answer.language)["file_copy"], answer.copies)


def _numbered(stem: str, files: Iterable[Recording]) -> tuple[str, ...]:
    return tuple(
        f"{stem}-{place:02}.{re.sub('[^a-z0-9]', '', one.kind.lower())[:5] or 'bin'}"
        for place, one in enumerate(files, 1)
    )


def full_copy(answer: Answer) -> str:
    """Name the file in which a reader finds every row: what the letter points to when it shows a part."""
    return workbook(answer) if answer.right is not Right.PORTABILITY else machine_readable(answer)
