"""What comes next in a case, who does it, and on which page."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.rights.contracts import SYSTEM_RIGHTS, Authority, CaseFacts, Right, Status
from houvast.features.rights.deciding import shared_with
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.organisations.queries import own_organisation
from houvast.foundation.ui.contracts import Step, StepState, Text
from houvast.foundation.ui.steps import MAIN_JOB

_SYSTEM_STEPS = ("planned", "approved", "executed", "read_back")
_DATA_STEPS = ("verified", "located")


class Act(StrEnum):
    """A step that somebody takes."""

    VERIFY = "verify"
    AUTHORISE = "authorise"
    LOCATE = "locate"
    PASS_ON = "pass_on"  # noqa: S105 (no password)
    PLAN = "plan"
    APPROVE = "approve"
    EXECUTE = "execute"
    READ_BACK = "read_back"
    ANSWER = "answer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Doing:
    """A step in words: what to do, on which page, with which permission, and who has that."""

    label: StrOrPromise
    page: str
    permission: Permission
    who: StrOrPromise


_CENTRE = _("An agent, a team lead or the privacy officer does this.")
_LEAD = _("A team lead or the privacy officer does this.")
_OFFICER = _("The privacy officer does this.")
DOINGS: dict[Act, Doing] = {
    Act.VERIFY: Doing(_("Check who is asking"), "rights:identity", Permission.VERIFY_IDENTITY, _CENTRE),
    Act.AUTHORISE: Doing(_("See that they may ask"), "rights:authority", Permission.VERIFY_IDENTITY, _CENTRE),
    Act.LOCATE: Doing(_("Find the data"), "rights:data", Permission.LOCATE, _CENTRE),
    Act.PASS_ON: Doing(_("Pass on, or record the instruction"), "rights:case", Permission.DECIDE, _LEAD),
    Act.PLAN: Doing(_("Make the plan"), "rights:plan", Permission.MAKE_PLAN, _LEAD),
    Act.APPROVE: Doing(_("Look at the plan and approve it"), "rights:plan", Permission.APPROVE_PLAN, _OFFICER),
    Act.EXECUTE: Doing(_("Carry out the plan"), "rights:work", Permission.EXECUTE_PLAN, _OFFICER),
    Act.READ_BACK: Doing(_("Read the systems back"), "rights:work", Permission.EXECUTE_PLAN, _OFFICER),
    Act.ANSWER: Doing(_("Answer the request"), "rights:answer", Permission.ANSWER_CASE, _LEAD),
    Act.CLOSE: Doing(_("Close the request"), "rights:answer", Permission.CLOSE_CASE, _LEAD),
}
_AFTER = {
    Status.REGISTERED: Act.VERIFY,
    Status.VERIFIED: Act.LOCATE,
    Status.PLANNED: Act.APPROVE,
    Status.APPROVED: Act.EXECUTE,
    Status.EXECUTED: Act.READ_BACK,
    Status.READ_BACK: Act.ANSWER,
    Status.ANSWERED: Act.CLOSE,
}


@dataclass(frozen=True, slots=True)
class Next:
    """The next step of a case as one person sees it; `who` is filled when it is not theirs to take."""

    act: Act
    label: StrOrPromise
    url: str
    who: StrOrPromise = ""


def next_act(case: CaseFacts, own: str, shared: frozenset[str] = frozenset()) -> Act | None:
    """Say what comes next; `own` is the key of the centre itself, `shared` are principals of whom a part is ours."""
    in_part = case.right in SYSTEM_RIGHTS and case.organisation in shared
    if _waits_to_be_passed_on(case) and case.organisation != own and not case.instruction and not in_part:
        return Act.PASS_ON
    if case.right is Right.COMPLAINT and case.status is Status.REGISTERED:
        return Act.ANSWER
    if case.status is Status.VERIFIED and case.authority in (Authority.WAITING, Authority.REFUSED):
        return Act.AUTHORISE
    if case.status is Status.LOCATED:
        return Act.PLAN if case.right in SYSTEM_RIGHTS else Act.ANSWER
    return _AFTER.get(case.status)


def next_step(
    case: CaseFacts, account: Account, own: str | None = None, shared: frozenset[str] | None = None
) -> Next | None:
    """Give the next step of a case for one person, or None when it is done.

    Who shows many cases asks once for `own` and `shared` (see `next_act`).
    """
    own = own if own is not None else own_organisation().key
    act = next_act(case, own, shared if shared is not None else shared_with())
    if act is None:
        return None
    doing = DOINGS[act]
    url = reverse(doing.page, kwargs={"number": case.number})
    return Next(act, doing.label, url, "" if role_allows(account, doing.permission) else doing.who)


def steps_of(case: CaseFacts, doing: Text = "") -> list[Step]:
    """Lay out the steps of a case: those of its right, as far as it is."""
    if case.status is Status.FORWARDED:
        names: list[Text] = [MAIN_JOB["registered"], _("Passed on to the principal")]
        return [Step(name, StepState.DONE) for name in names]
    order, keys = list(MAIN_JOB), [key for key in MAIN_JOB if _belongs(case, key)]
    done = sum(order.index(key) <= order.index(case.status.value) for key in keys)
    return [Step(MAIN_JOB[key], _state(place, done), doing if place == done else "") for place, key in enumerate(keys)]


def _waits_to_be_passed_on(case: CaseFacts) -> bool:
    """Tell whether a case without instruction stops here; a plan in which nothing is ours is passed on as well."""
    return case.status in (Status.VERIFIED, Status.LOCATED, Status.PLANNED)


def _belongs(case: CaseFacts, step: str) -> bool:
    if step in _SYSTEM_STEPS:
        return case.right in SYSTEM_RIGHTS
    return case.right is not Right.COMPLAINT or step not in _DATA_STEPS


def _state(place: int, done: int) -> StepState:
    if place < done:
        return StepState.DONE
    return StepState.CURRENT if place == done else StepState.TODO
