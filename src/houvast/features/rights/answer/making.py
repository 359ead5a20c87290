"""Make an answer in all its forms."""

from houvast.features.rights.answer import names
from houvast.features.rights.answer.completeness import check
from houvast.features.rights.answer.contracts import Answer, Right
from houvast.features.rights.answer.machine_readable import write_json
from houvast.features.rights.answer.page import write_page
from houvast.features.rights.answer.pdf import print_letter
from houvast.features.rights.answer.selection import disclosed
from houvast.features.rights.answer.tables_csv import write_csv
from houvast.features.rights.answer.workbook import write_workbook


def build(answer: Answer) -> dict[str, bytes]:
    """Make every file of the answer, by name; recordings are added by the caller under `recording_names`.

    A letter, a page and JSON always; CSV where data go out, and a workbook unless the person takes the data along.

    :raises AnswerIncomplete: the answer may not be sent as it is.
    :raises LetterNotPrinted: the PDF could not be made.
    Law: GDPR art. 12(1), 15(3), 20(1).
    """
    answer = _sendable(answer)
    files = {
        names.letter(answer): print_letter(answer),
        names.page(answer): write_page(answer).encode("utf-8"),
        names.machine_readable(answer): write_json(answer),
    }
    if answer.tables and answer.right is not Right.PORTABILITY:
        files[names.workbook(answer)] = write_workbook(answer)
    return files | {names.csv(answer, place): write_csv(table) for place, table in enumerate(answer.tables)}


def letter_pdf(answer: Answer) -> bytes:
    """Make the letter alone.

    :raises AnswerIncomplete: the answer may not be sent as it is.
    :raises LetterNotPrinted: the PDF could not be made.
    """
    return print_letter(_sendable(answer))


def preview_html(answer: Answer) -> str:
    """Make the page alone: a whole HTML document, for a frame without rights.

    :raises AnswerIncomplete: the answer may not be sent as it is.
    """
    return write_page(_sendable(answer))


def recording_names(answer: Answer) -> tuple[str, ...]:
    """Name the sound files of an answer, in the order of `answer.recordings`; empty where none go out."""
    return names.recordings(disclosed(answer))


def copy_names(answer: Answer) -> tuple[str, ...]:
    """Name the files that people handed in, in the order of `answer.copies`; empty where none go out."""
    return names.copies(disclosed(answer))


def _sendable(answer: Answer) -> Answer:
    check(answer)
    return disclosed(answer)
