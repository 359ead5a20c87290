"""What the queue shows of one finding: its note with the words marked, why, and what the note would become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.engines.scanner.model import law_of
from houvast.features.noteguard.contracts.findings import FindingState, QueuedFinding, ShownFinding, Unseen
from houvast.features.noteguard.queries.notes import notes
from houvast.features.noteguard.words import category_names
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.ui.contracts import Tone

SEVERITIES: Sequence[tuple[StrOrPromise, Tone]] = (
    (_("remark"), Tone.NEUTRAL),
    (_("light"), Tone.NEUTRAL),
    (_("needless"), Tone.WARNING),
    (_("serious"), Tone.DANGER),
    (_("must go at once"), Tone.DANGER),
)
STATES: Mapping[FindingState, tuple[StrOrPromise, Tone]] = {
    FindingState.OPEN: (_("open"), Tone.WARNING),
    FindingState.ACCEPTED: (_("will be rewritten"), Tone.INFO),
    FindingState.DISMISSED: (_("stays as it is"), Tone.NEUTRAL),
    FindingState.REWRITTEN: (_("rewritten and read back"), Tone.SUCCESS),
    FindingState.CHANGED: (_("changed by somebody else"), Tone.NEUTRAL),
}
REASONS: Mapping[str, StrOrPromise] = {
    "not_about_a_person": _("Not about a person"),
    "needed_for_the_service": _("Needed for the service"),
    "name_or_title": _("A name or a title"),
    "quotation": _("A quotation"),
    "other_meaning": _("Means something else"),
}
LAWS = (
    gettext_noop("GDPR art. 5(1)(a)"),
    gettext_noop("GDPR art. 5(1)(c)"),
    gettext_noop("GDPR art. 9(1)"),
    gettext_noop("GDPR art. 10"),
    gettext_noop("GDPR art. 32"),
    gettext_noop("GDPR art. 87; UAVG art. 46"),
    gettext_noop("GDPR art. 87; Belgian Act of 8 August 1983 art. 8"),
)
_READ = (FindingState.OPEN, FindingState.ACCEPTED, FindingState.DISMISSED)
_AROUND = 400  # characters of a long note on either side


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in three: before, the marked words, after; `…` where it is longer than is shown."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding in words; without `old` its note can't be shown, and `why_not` says why."""

    one: QueuedFinding
    category: str
    law: str
    severity: tuple[StrOrPromise, Tone]
    state: tuple[StrOrPromise, Tone]
    reason: StrOrPromise
    by: str
    old: Pieces | None = None
    new: Pieces | None = None
    hint: str = ""
    words: str = ""
    is_gone: bool = False
    trouble: str = ""

    @property
    def is_emptied(self) -> bool:
        """Whether nothing would be left of the note."""
        return self.new is not None and not any(map(str.isalnum, f"{self.new.before}{self.new.marked}{self.new.after}"))

    @property
    def is_undecided(self) -> bool:
        """Whether there is still something to decide."""
        return self.one.state in _READ


def category_name(code: str) -> str:
    """Return what a category is called in the language of the page."""
    return category_names((get_language() or "en")[:2]).get(code, code)


def shown(organisation: str, found: Sequence[QueuedFinding]) -> list[Shown]:
    """Put findings in words, with their notes as they stand in the systems now."""
    names = _names(one.decided_by for one in found if one.decided_by)
    read = notes(organisation, [one.id for one in found if one.state in _READ])
    return [_shown(one, names.get(one.decided_by, ""), read.get(one.id)) for one in found]


def _shown(one: QueuedFinding, by: str, note: ShownFinding | Unseen | None) -> Shown:
    old, new = _pieces(note) if isinstance(note, ShownFinding) else (None, None)
    return Shown(
        one=one,
        category=category_name(one.category),
        law=gettext(law_of(one.category)),
        severity=SEVERITIES[min(one.severity, len(SEVERITIES) - 1)],
        state=STATES[one.state],
        reason=REASONS.get(one.reason, ""),
        by=by,
        old=old,
        new=new,
        hint=note.hint if isinstance(note, ShownFinding) else "",
        words=note.words if isinstance(note, ShownFinding) else "",
        is_gone=isinstance(note, Unseen) and not note.trouble,
        trouble=note.trouble if isinstance(note, Unseen) else "",
    )


def _pieces(note: ShownFinding) -> tuple[Pieces, Pieces]:
    old, new = note.text, note.proposal
    same = _alike(old, new)
    tail = _alike(old.rstrip()[same:][::-1], new[same:][::-1])  # a blank at the end goes unseen
    return _cut(old, note.start, note.end), _cut(new, same, len(new) - tail)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning, in any case."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0].lower() == pair[1].lower(), zip(one, other, strict=False)))


def _cut(text: str, start: int, end: int) -> Pieces:
    """Return what stands around some words; a very long note is not shown whole."""
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[begin:start], text[end:stop]
    marked = text[start:end] if end - start <= _AROUND else f"{text[start : start + _AROUND]}…"
    return Pieces(f"…{before}" if begin else before, marked, f"{after}…" if stop < len(text) else after)


def name_of(who: str) -> str:
    """Return the name to show for who did something, written as kind:key."""
    return _names([who]).get(who, "")


def _names(written: Iterable[str]) -> dict[str, str]:
    actors = {}
    for who in set(written):
        kind, _sep, key = who.partition(":")
        actors[who] = Actor(kind="account" if kind == "account" else "system", key=key)
    names = names_of(actors.values())
    return {who: names[actor] for who, actor in actors.items()}
