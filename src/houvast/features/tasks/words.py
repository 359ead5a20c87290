"""What pages call things of tasks."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.tasks.contracts import TaskKind, TaskState
from houvast.foundation.ui.contracts import Tone

KINDS: Mapping[TaskKind, StrOrPromise] = {
    TaskKind.LOCATE: _("Say what you hold, and give copies"),
    TaskKind.ERASE: _("Erase"),
    TaskKind.RECTIFY: _("Correct"),
    TaskKind.RESTRICT: _("Lock, so that nobody uses it"),
    TaskKind.STOP: _("Use it no longer"),
    TaskKind.REVIEW: _("Look at a change"),
    TaskKind.GENERAL: _("To do"),
}
EXPLAINED: Mapping[TaskKind, StrOrPromise] = {
    TaskKind.LOCATE: _("Look for this person. Say whether you hold anything about them, and add copies of it."),
    TaskKind.ERASE: _("Look for this person, and erase everything that you hold about them, copies too."),
    TaskKind.RECTIFY: _("Look for this person, and correct what is named below wherever you hold it."),
    TaskKind.RESTRICT: _("Look for this person, and set their data apart so that nobody uses them for now."),
    TaskKind.STOP: _("Look for this person, and see to it that their data are no longer used to approach them."),
    TaskKind.REVIEW: _("Something changed in this system. Look whether the data map still fits."),
    TaskKind.GENERAL: _("Do what is asked below."),
}
STATES: Mapping[TaskState, StrOrPromise] = {
    TaskState.OPEN: _("waits"),
    TaskState.DONE: _("done"),
    TaskState.NOT_FOUND: _("nothing held"),
    TaskState.EXCEPTION: _("exception"),
    TaskState.WITHDRAWN: _("withdrawn"),
}
TONES: Mapping[TaskState, Tone] = {
    TaskState.OPEN: Tone.WARNING,
    TaskState.DONE: Tone.SUCCESS,
    TaskState.NOT_FOUND: Tone.SUCCESS,
    TaskState.EXCEPTION: Tone.INFO,
    TaskState.WITHDRAWN: Tone.NEUTRAL,
}
_DONE_IS: Mapping[TaskKind, StrOrPromise] = {
    TaskKind.LOCATE: _("We hold data, and copies are added"),
    TaskKind.ERASE: _("Everything is erased"),
    TaskKind.RECTIFY: _("It is corrected"),
    TaskKind.RESTRICT: _("It is locked"),
    TaskKind.STOP: _("It is no longer used"),
    TaskKind.REVIEW: _("Looked at, and put right"),
    TaskKind.GENERAL: _("Done"),
}
_EXCEPTION_IS: Mapping[TaskKind, StrOrPromise] = {
    TaskKind.LOCATE: _("We hold data, but may not give them"),
    TaskKind.ERASE: _("Some of it must stay, on a ground"),
}
_KEYS: Mapping[str, StrOrPromise] = {
    "name": _("Name"),
    "email": _("E-mail address"),
    "phone_number": _("Phone number"),
    "customer_number": _("Customer number"),
    "contract_number": _("Contract number"),
    "date_of_birth": _("Date of birth"),
    "iban": _("Bank account"),
    "user.name": _("Name"),
    "user.contact.email": _("E-mail address"),
    "user.contact.phone_number": _("Phone number"),
    "user.contact.address.street": _("Street and number"),
    "user.contact.address.postal_code": _("Postcode"),
    "user.contact.address.city": _("Town"),
    "user.demographic.date_of_birth": _("Date of birth"),
    "user.financial.bank_account": _("Bank account"),
}


def key_name(kind: str) -> StrOrPromise:
    """Name a kind of identifier, or a field; one without a name of ours keeps its own."""
    return _KEYS.get(kind, kind.rpartition(".")[2].replace("_", " "))


def answers(kind: TaskKind) -> list[tuple[str, StrOrPromise]]:
    """Give the answers to a task with their words: an exception only where data could stay."""
    exception = _EXCEPTION_IS.get(kind, _("Not, or not all of it, on a ground"))
    found = [(TaskState.DONE.value, _DONE_IS[kind])]
    if kind not in (TaskKind.REVIEW, TaskKind.GENERAL):
        found.append((TaskState.NOT_FOUND.value, _("We hold nothing about this person")))
    return [*found, (TaskState.EXCEPTION.value, exception)]


def is_dutch() -> bool:
    """Tell whether the page is in Dutch."""
    return (get_language() or "nl").startswith("nl")
