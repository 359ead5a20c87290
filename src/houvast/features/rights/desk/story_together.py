"""Who asks for another, and requests that go on in another, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.features.rights.desk import representing_words as said
from houvast.features.rights.desk import words
from houvast.features.rights.desk.methods import LEVELS, METHODS
from houvast.features.verification.contracts import Method
from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]


def _named(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    if facts["relation"] is None:
        return _("The person asks themselves"), ""
    return _("Somebody asks for this person"), words.say(said.RELATIONS, facts["relation"])


def _checked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    passed, failed = _("It was seen who asks for this person"), _("It did not become clear who asks for this person")
    level, needed = LEVELS[facts["level"]], LEVELS[facts["level_needed"]]
    how = _("level %(level)s, needed %(needed)s") % {"level": level, "needed": needed}
    return (passed if facts["passed"] else failed), f"{METHODS[Method(facts['method'])]}; {how}"


def _joined(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Goes on in %(number)s") % {"number": facts["to"]}, words.say(said.JOINED, facts["why"])


def _taken_up(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    day = date_format(date.fromisoformat(facts["due_on"][:10]), "j F Y")
    detail = _("To be answered by %(day)s.") % {"day": day}
    return _("%(number)s goes on in this request") % {"number": facts["joined"]}, detail


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "rights.representative_named": _named,
    "rights.representative_checked": _checked,
    "rights.authority_proof_seen": lambda f: (
        _("A proof of authority was seen, and not kept"),
        words.say(said.SEEN, f["how"]),
    ),
    "rights.authority_settled": lambda _f: (_("Who asks may ask for this person"), ""),
    "rights.authority_refused": lambda f: (_("The authority was refused"), words.say(said.REFUSED, f["why"])),
    "rights.refusal_asked": lambda f: (
        _("A refusal was asked for"),
        _("%(ground)s; %(earlier)s earlier requests") % {"ground": said.GROUNDS[f["ground"]], "earlier": f["earlier"]},
    ),
    "rights.refusal_approved": lambda f: (_("A colleague agreed with the refusal"), said.GROUNDS[f["ground"]]),
    "rights.refusal_withdrawn": lambda _f: (_("The refusal was taken back"), ""),
    "rights.case_joined": _joined,
    "rights.case_taken_up": _taken_up,
    "rights.case_parted": lambda f: (_("No longer joined with %(number)s") % {"number": f["of"]}, ""),
    "rights.cases_kept_apart": lambda f: (_("Kept apart from %(number)s") % {"number": f["other"]}, ""),
}
TONES: Mapping[str, Tone] = {
    "rights.authority_settled": Tone.SUCCESS,
    "rights.authority_refused": Tone.WARNING,
}
