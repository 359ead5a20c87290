"""What happened in a case, as sentences: one for each kind of fact."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.features.datamap.queries import current_map
from houvast.features.rights.desk import (
    release_words,
    story_by_hand,
    story_identity,
    story_intake,
    story_mails,
    story_opendsr,
    story_page,
    story_recipients,
    story_together,
    story_window,
    words,
)
from houvast.features.rights.desk.labels import Labels
from houvast.features.rights.desk.methods import DOUBTS, LEVELS, METHODS
from houvast.features.verification.contracts import Doubt, Method
from houvast.foundation.evidence.contracts import Happening
from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]
Sentence = Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]


def sentence(happening: Happening) -> tuple[StrOrPromise, StrOrPromise]:
    """Say what happened, and the detail; a kind without words is shown as it stands, never left out."""
    say = SENTENCES.get(happening.kind)
    return say(happening.facts) if say else (happening.kind, "")


def tone(happening: Happening) -> Tone:
    """Colour what went wrong and what was reached."""
    if happening.kind == "verification.checked":
        return Tone.SUCCESS if happening.facts.get("passed") else Tone.WARNING
    if happening.kind == "erasure.systems_read_back":
        return Tone.DANGER if happening.facts.get("unexplained") else Tone.SUCCESS
    return TONES.get(happening.kind, Tone.NEUTRAL)


def _registered(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Registered: %(right)s") % {"right": words.say(words.RIGHT_NAMES, facts["right"])}
    detail = _("%(channel)s. To be answered by %(day)s.") % {
        "channel": words.say(words.CHANNELS, facts["channel"]),
        "day": _day(facts["due_on"]),
    }
    return title, detail


def _checked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Identity check passed") if facts["passed"] else _("Identity check failed")
    level, needed = LEVELS[facts["level"]], LEVELS[facts["required_level"]]
    parts = [
        str(METHODS[Method(facts["method"])]),
        _("level %(level)s, needed %(needed)s") % {"level": level, "needed": needed},
    ]
    if facts["proven"]:
        parts.append(_("proven: %(kinds)s") % {"kinds": _listed(words.key_kind(kind) for kind in facts["proven"])})
    if facts.get("doubt"):
        parts.append(str(DOUBTS[Doubt(facts["doubt"])]))
    return title, "; ".join(parts)


def _located(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    numbers = {
        "own": _total(facts["own"]),
        "candidates": facts["candidates"],
        "mentions": facts["mentions"],
        "shared": facts["shared"],
    }
    detail = _("%(own)s of this person, %(candidates)s perhaps, %(mentions)s mentioned, %(shared)s shared")
    return _("Searched all systems"), detail % numbers


def _decided(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    yes, no = _("A possible row is this person"), _("A possible row is somebody else")
    return (yes if facts["accepted"] else no), _place(facts["collection"])


def _planned(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    detail = _("%(rows)s rows, %(errors)s errors") % {"rows": _total(facts["rows"]), "errors": facts["errors"]}
    if passed_on := _total(facts.get("forwarded", ())):
        detail = _("%(rows)s, %(passed_on)s passed on") % {"rows": detail, "passed_on": passed_on}
    return _("Plan made"), f"{detail}; {_short(facts['plan'])}"


def _rows_forwarded(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    numbers = {"rows": _total(facts["rows"]), "principal": facts["organisation"], "day": _day(facts["due_on"])}
    detail = _("%(rows)s rows to %(principal)s, to be answered by %(day)s") % numbers
    return _("Part passed on to the principal"), detail


def _carried_out(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Carried out in %(system)s") % {"system": _place(facts["system"])}
    numbers = {"written": facts["written"], "already": facts["already"]}
    return title, _("%(written)s rows written, %(already)s were done before") % numbers


def _stopped(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Stopped in %(system)s") % {"system": _place(facts["system"])}, words.say(words.STOPPED, facts["trouble"])


def _read_back(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    numbers = {"explained": facts["explained"], "unexplained": facts["unexplained"]}
    return _("Systems read back"), _("%(explained)s cells stay with a ground, %(unexplained)s without") % numbers


def _extended(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Extended to %(day)s") % {"day": _day(facts["due_on"])}
    reasons = _listed(words.say(words.EXTENSION_REASONS, one) for one in facts["reasons"])
    return title, _("%(reasons)s. Letter sent on %(day)s.") % {"reasons": reasons, "day": _day(facts["letter_sent_on"])}


def _answered(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Answered: %(outcome)s") % {"outcome": words.say(words.OUTCOMES, facts["outcome"])}
    return title, _("In time") if facts["in_time"] else _("Too late")


def _keys(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Identifiers written down"), _listed(words.key_kind(kind) for kind in facts["kinds"])


def _blocked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Contact points put on the block list"), str(_total(facts["by_kind"]))


SENTENCES: Mapping[str, Sentence] = {
    **story_by_hand.SENTENCES,
    **story_mails.SENTENCES,
    **story_identity.SENTENCES,
    **story_intake.SENTENCES,
    **story_together.SENTENCES,
    **story_window.SENTENCES,
    **release_words.SENTENCES,
    **story_opendsr.SENTENCES,
    **story_page.SENTENCES,
    **story_recipients.SENTENCES,
    "rights.case_registered": _registered,
    "rights.case_linked": lambda f: (
        _("Part for another controller split off"),
        f"{f['linked']} · {f['organisation']}",
    ),
    "rights.case_forwarded": lambda f: (_("Passed on to the principal"), f["organisation"]),
    "rights.rows_forwarded": _rows_forwarded,
    "rights.instruction_recorded": lambda f: (_("Instruction of the principal recorded"), f["reference"]),
    "rights.keys_given": _keys,
    "rights.person_completed": lambda _f: (_("Address and corrections written down"), ""),
    "rights.term_extended": _extended,
    "rights.case_answered": _answered,
    "rights.case_closed": lambda _f: (_("Closed"), ""),
    "rights.case_withdrawn": lambda _f: (_("Taken back by the principal before anything was done"), ""),
    "rights.case_shredded": lambda _f: (_("Key destroyed: what the person said can’t be read any more"), ""),
    "verification.checked": _checked,
    "locating.person_located": _located,
    "locating.candidate_decided": _decided,
    "erasure.plan_made": _planned,
    "erasure.plan_approved": lambda f: (_("Plan approved"), _short(f["plan"])),
    "erasure.execution_intended": lambda f: (_("Work prepared"), _("%(rows)s rows") % {"rows": _total(f["rows"])}),
    "erasure.system_carried_out": _carried_out,
    "erasure.system_stopped": _stopped,
    "erasure.plan_executed": lambda f: (_("Plan carried out in every system"), _short(f["plan"])),
    "erasure.systems_read_back": _read_back,
    "erasure.plan_withdrawn": lambda f: (_("Plan withdrawn"), _short(f["plan"])),
    "erasure.reapplied": lambda f: (
        _("Erased again in %(system)s") % {"system": _place(f["system"])},
        str(f["erased_again"]),
    ),
    "consent.contact_blocked": _blocked,
    "consent.block_lifted": lambda f: (_("Contact points taken off the block list"), str(_total(f["by_kind"]))),
    "files.stored": lambda f: (_("File stored"), _short(f["digest"])),
    "files.opened": lambda f: (_("File fetched"), _short(f["digest"])),
    "files.revoked": lambda _f: (_("File withdrawn"), ""),
    "files.purged": lambda _f: (_("File removed"), ""),
}
TONES: Mapping[str, Tone] = {
    **story_mails.TONES,
    **story_together.TONES,
    **story_window.TONES,
    **story_opendsr.TONES,
    **story_page.TONES,
    **story_recipients.TONES,
    "rights.case_registered": Tone.INFO,
    "rights.case_answered": Tone.SUCCESS,
    "rights.case_closed": Tone.SUCCESS,
    "erasure.plan_approved": Tone.INFO,
    "erasure.system_stopped": Tone.DANGER,
    "erasure.plan_executed": Tone.SUCCESS,
}


def _total(tally: Any) -> int:
    """Add a tally up, whether it was stored as pairs or as a mapping."""
    counts = tally.values() if isinstance(tally, Mapping) else (count for _name, count in tally)
    return sum(int(count) for count in counts)


def _place(written: str) -> str:
    """Name a system or a collection as the map does."""
    return Labels(current_map()).place(written)


def _day(stored: str) -> str:
    return date_format(date.fromisoformat(stored[:10]), "j F Y")


def _short(digest: str) -> str:
    return f"{digest[:12]}…" if digest else ""


def _listed(texts: Iterable[StrOrPromise]) -> str:
    return ", ".join(str(text) for text in texts)
