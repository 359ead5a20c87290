"""What happened with the tasks of a case, as sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.features.datamap.queries import current_map
from houvast.features.rights.desk.labels import Labels
from houvast.features.tasks.contracts import TaskKind, TaskState
from houvast.features.tasks.queries import KINDS, STATES

Facts = Mapping[str, Any]


def _opened(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Asked by hand: %(what)s") % {"what": KINDS[TaskKind(facts["sort"])]}
    parts = {"system": _system(facts), "day": _day(facts["due_on"])}
    return title, _("%(system)s, due on %(day)s") % parts


def _answered(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    title = _("Answered by hand: %(answer)s") % {"answer": STATES[TaskState(facts["answer"])]}
    parts = [_system(facts), str(KINDS[TaskKind(facts["sort"])])]
    if facts.get("until"):
        parts.append(_("stays until %(day)s") % {"day": _day(facts["until"])})
    if facts["on_behalf"]:
        parts.append(_("written down for who was asked"))
    return title, "; ".join(part for part in parts if part)


def _reminded(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    how = _("by mail") if facts["mailed"] else _("in the list of tasks")
    return _("Reminded of a task"), _("%(how)s, due on %(day)s") % {"how": how, "day": _day(facts["due_on"])}


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "tasks.opened": _opened,
    "tasks.answered": _answered,
    "tasks.reminded": _reminded,
    "tasks.link_made": lambda f: (_("Link to a task made"), _("mailed") if f["mailed"] else _("handed over")),
    "tasks.links_revoked": lambda _f: (_("Links to a task ended"), ""),
    "tasks.shown": lambda _f: (_("Task opened through its link"), ""),
    "tasks.withdrawn": lambda f: (_("Task withdrawn"), _system(f)),
}


def _system(facts: Facts) -> str:
    return Labels(current_map()).system(facts["system"]) if facts.get("system") else ""


def _day(stored: str) -> str:
    return date_format(date.fromisoformat(stored[:10]), "j F Y")
