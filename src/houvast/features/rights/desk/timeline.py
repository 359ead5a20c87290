"""What happened in a case, from the evidence."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houvast.features.rights.desk.page import account_of, show_case
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.story import sentence, tone
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.evidence.contracts import Happening
from houvast.foundation.ui.contracts import Moment


@require_safe
def show_timeline(request: HttpRequest, number: str) -> HttpResponse:
    """Show every fact of a case, the newest first; personal data in them only to who may see what was found."""
    account = account_of(request)
    case = enter_case(account, number)
    happenings = evidence.timeline(number)
    sees = role_allows(account, Permission.VIEW_LOCATED)
    context = {"moments": moments(happenings, sees=sees), "sees": sees}
    return show_case(request, case, "timeline", "timeline", context)


def moments(happenings: Sequence[Happening], *, sees: bool) -> list[Moment]:
    """Put facts in words, the newest first."""
    actors = {one.actor: actor_of(one.actor) for one in happenings}
    names = names_of(actors.values())
    return [_moment(one, _name(names[actors[one.actor]], actors[one.actor]), sees=sees) for one in reversed(happenings)]


def _moment(happening: Happening, by: str, *, sees: bool) -> Moment:
    title, detail = sentence(happening)
    details = [str(detail)] if detail else []
    if sees and happening.personal:
        details.append(", ".join(str(value) for value in happening.personal.values() if value))
    if happening.personal is None:
        details.append(_("personal data destroyed"))
    return Moment(happening.at, title, by, " · ".join(part for part in details if part), tone(happening))


def _name(name: str, actor: Actor) -> str:
    if actor.key.startswith("task-link/"):
        return _("Whoever has the link")
    return name if actor.kind == "account" else _("Houvast (%(part)s)") % {"part": actor.key}
