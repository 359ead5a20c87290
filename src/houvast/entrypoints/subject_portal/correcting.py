"""Saying what must be put right, with proof."""

from http import HTTPStatus

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.entrypoints.subject_portal.messages import FILES, files_of, said, words_of
from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.portal.actions.correcting import WHAT, Correction, NothingCorrected, give_corrections

ROWS = 3
LONGEST = 500


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def correct(found: Inside) -> HttpResponse:
    """Show the form, and take what is filled in: into this request, or into a new one."""
    if found.request.method != "POST":
        return _shown(found, [(WHAT[0], "", "")] * ROWS)
    rows = [_row(found, place) for place in range(ROWS)]
    try:
        number = give_corrections(
            visitor=found.visitor,
            corrections=rows,
            words=words_of(found),
            files=files_of(found),
            language=found.words.language,
            at=now(),
        )
    except NothingCorrected:
        return _shown(found, rows, found.words["error_correction"])
    except Trouble as trouble:
        return _shown(found, rows, said(found, trouble))
    return found.page("corrected", {"number": "" if number == found.visitor.case else number})


def _row(found: Inside, place: int) -> Correction:
    sent = found.request.POST
    what, old, new = (sent.get(f"{name}{place}", "")[:LONGEST] for name in ("what", "old", "new"))
    return what, old, new


def _shown(found: Inside, rows: list[Correction], wrong: str = "") -> HttpResponse:
    choices = [(what, found.words[f"what_{what.replace('.', '_')}"]) for what in WHAT]
    numbered = [{"place": place, "count": place + 1, "row": row} for place, row in enumerate(rows)]
    filled = words_of(found) if wrong else ""
    context = {"rows": numbered, "choices": choices, "wrong": wrong, "filled": filled, "files": FILES}
    return found.page("correct", context, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)
