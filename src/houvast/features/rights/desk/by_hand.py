"""The systems of a case that people answer for, and the tasks that wait for somebody, as pages show them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from houvast.features.datamap.queries import current_map
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.desk.labels import Labels
from houvast.features.rights.desk.people import actor_of
from houvast.features.tasks.actions.entering import may_look
from houvast.features.tasks.contracts import TaskFacts
from houvast.features.tasks.queries import KINDS, STATES, TONES, asked_of, tasks_for, tasks_of, tasks_watched
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.keys.sealing import KeyDestroyed

SHOWN = 10


def by_hand(case: CaseFacts, account: Account) -> list[dict[str, Any]]:
    """Give the tasks of a case; the way to each only to who may see whom to look for."""
    return [_row(one, is_open=may_look(account, one)) for one in tasks_of(case.number)]


def waiting(account: Account) -> list[dict[str, Any]]:
    """Give the tasks that wait for this person, and those of others in their cases that were reminded of."""
    others = (one for one in tasks_watched(account) if one.reminded_at)
    return [_row(one, is_open=True) for one in [*tasks_for(account), *others][:SHOWN]]


def _stated_by(task: TaskFacts) -> str:
    """Say whose word an answer is: of a colleague by name, of an external party by the party's."""
    actor = actor_of(task.answered_by)
    if actor.kind == "account":
        return names_of([actor])[actor]
    try:
        return asked_of(task.id).party
    except KeyDestroyed:
        return _("an external party")


def _row(one: TaskFacts, *, is_open: bool) -> dict[str, Any]:
    return {
        "task": one,
        "what": KINDS[one.kind],
        "system": Labels(current_map()).system(one.system) if one.system else "",
        "state": STATES[one.state],
        "tone": TONES[one.state],
        "by": _stated_by(one) if one.is_answered else "",
        "url": reverse("tasks:task", kwargs={"task": one.id}) if is_open else "",
    }
