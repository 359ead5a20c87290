"""Saying what must be put right, beside what is on file where the person may see it, with proof."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.entrypoints.subject_portal.messages import FILES, files_of, said, words_of
from houvast.entrypoints.subject_portal.pages import Inside, in_register, inside, now
from houvast.features.portal.actions.correcting import (
    WHAT,
    Correction,
    NothingCorrected,
    give_corrections,
    note_values_shown,
)
from houvast.features.portal.queries import OnFile, on_file
from houvast.foundation.ui.wording import day_in

ROWS, ROWS_BESIDE = 3, 1
"""Lines for what is not on file, or can't be shown; one where there are values to put right above it."""
LONGEST = 500
_REGISTER = ("nl", "en")


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def correct(found: Inside) -> HttpResponse:
    """Show the form, and take what is filled in: into this request, or into a new one."""
    known = on_file(found.visitor, found.standing)
    empty = [(WHAT[0], "", "")] * (ROWS_BESIDE if known else ROWS)
    if found.request.method != "POST":
        if known:
            note_values_shown(visitor=found.visitor, shown=known, at=now())
        return _shown(found, known, empty)
    rows = [_row(found, place) for place in range(len(empty))]
    if not constant_time_compare(found.request.POST.get("seen", ""), _seal(found, known)):
        return _shown(found, known, rows, found.words["error_changed_meanwhile"])
    beside = [(one.what, one.value, new) for place, one in enumerate(known) if (new := _beside(found, place))]
    return _given(found, known, rows, beside)


def _given(found: Inside, known: Sequence[OnFile], rows: list[Correction], beside: list[Correction]) -> HttpResponse:
    try:
        number = give_corrections(
            visitor=found.visitor,
            corrections=[*beside, *rows],
            words=words_of(found),
            files=files_of(found),
            language=found.words.language,
            at=now(),
        )
    except NothingCorrected:
        return _shown(found, known, rows, found.words["error_correction"])
    except Trouble as trouble:
        return _shown(found, known, rows, said(found, trouble))
    return found.page("corrected", {"number": "" if number == found.visitor.case else number})


def _row(found: Inside, place: int) -> Correction:
    sent = found.request.POST
    what, old, new = (sent.get(f"{name}{place}", "")[:LONGEST] for name in ("what", "old", "new"))
    return what, old, new


def _beside(found: Inside, place: int) -> str:
    return found.request.POST.get(f"beside{place}", "").strip()[:LONGEST]


def _seal(found: Inside, known: Sequence[OnFile]) -> str:
    """Give what tells later that the same values stand in the same places, and nothing about them."""
    values = repr([(one.what, one.value) for one in known])
    return salted_hmac(f"houvast.portal.on_file:{found.visitor.session}", values, algorithm="sha256").hexdigest()


def _shown(found: Inside, known: Sequence[OnFile], rows: list[Correction], wrong: str = "") -> HttpResponse:
    choices = [(what, found.words[f"what_{what.replace('.', '_')}"]) for what in WHAT]
    numbered = [{"place": place, "count": place + 1, "row": row} for place, row in enumerate(rows)]
    context = {
        "known": _grouped(found, known, typed=bool(wrong)),
        "seen": _seal(found, known),
        "rows": numbered,
        "choices": choices,
        "wrong": wrong,
        "filled": words_of(found) if wrong else "",
        "files": FILES,
    }
    return found.page("correct", context, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)


def _grouped(found: Inside, known: Sequence[OnFile], *, typed: bool) -> list[Mapping[str, Any]]:
    """Give the values by group, each group to be opened: nobody reads through a long list on a phone."""
    shown = [(one.group, _known(found, place, one, typed=typed)) for place, one in enumerate(known)]
    return [
        {"label": _group(found, group), "values": values, "is_open": any(one["filled"] for one in values)}
        for group in dict.fromkeys(one.group for one in known)
        for values in [[one for its, one in shown if its == group]]
    ]


def _group(found: Inside, group: str) -> str:
    said = found.words[f"what_{group.replace('.', '_')}"]
    return said[:1].upper() + said[1:]


def _known(found: Inside, place: int, one: OnFile, *, typed: bool) -> Mapping[str, Any]:
    language = found.words.language
    return {
        "place": place,
        "label": in_register(one.label, language)["text"] if language in _REGISTER else _group(found, one.group),
        "value": day_in(language, one.day) if one.day else one.value,
        "where": ", ".join(one.systems),
        "filled": _beside(found, place) if typed else "",
    }
