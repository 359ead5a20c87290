"""Who is asking: the checks that were done, and one more."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.contracts import Case, CaseFacts, Status
from houvast.features.rights.delivery import delivery_needs
from houvast.features.rights.desk import words
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.methods import DOUBTS, LEVELS, METHODS
from houvast.features.rights.desk.new import KEYS, KeysForm
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.people import actor_of
from houvast.features.rights.desk.proven import named, shown_key
from houvast.features.rights.desk.proving import locked_until, take_step, ways_to_prove
from houvast.features.rights.desk.story_identity import COPY_REASONS
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_for
from houvast.features.tasks.queries import files_of as files_of_tasks
from houvast.features.tasks.queries import tasks_of
from houvast.features.verification.actions.copying import note_destroyed
from houvast.features.verification.contracts import Method, Sensitivity
from houvast.features.verification.queries import (
    achieved_level,
    always_open,
    by_hand,
    checks_of,
    copies_of,
    copy_to_destroy,
    strengths,
)
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.accounts.queries import names_of
from houvast.foundation.files.queries import files_of

_LIKE_A_COPY = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
_EARLY = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED, Status.PLANNED)


class CheckForm(forms.Form):
    """One check: how, and which identifiers it proved."""

    method = forms.ChoiceField(label=lazy("How did you check?"))
    proven = forms.MultipleChoiceField(
        label=lazy("What did it prove to be the caller’s own?"),
        help_text=lazy("Tick only what this check itself proved. We search with nothing else."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason_of_doubt = forms.ChoiceField(
        label=lazy("Reason to ask for more"), required=False, choices=[("", lazy("None")), *DOUBTS.items()]
    )

    copy_reason = forms.ChoiceField(
        label=lazy("Only for a masked copy: why does nothing else do?"),
        required=False,
        choices=[("", lazy("No copy")), *COPY_REASONS.items()],
    )
    copy_files = forms.TypedMultipleChoiceField(
        label=lazy("Which files of this case are that copy?"),
        help_text=lazy("They are destroyed after three days, or as soon as you say so."),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, case: Case, needed: int, data: Any = None, *, locked: bool = False) -> None:
        super().__init__(data)
        choices = list(_methods_open()) if locked else list(_methods(needed))
        self.fields["method"].choices = choices  # type: ignore[attr-defined]
        if locked:
            self.fields["method"].error_messages["invalid_choice"] = _("Checking is locked: only this counts now.")
            del self.fields["copy_reason"], self.fields["copy_files"], self.fields["reason_of_doubt"]
        if "copy_files" in self.fields:
            self.fields["copy_files"].choices = list(_files(case.facts.number))  # type: ignore[attr-defined]
        readable = [key for key in case.person.keys if key.value]
        self.fields["proven"].choices = [(named(key, readable), shown_key(key)) for key in readable]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, number: str) -> HttpResponse:
    """Show the checks of a case, and record one."""
    account = account_of(request)
    facts = enter_case(account, number, *([Permission.VERIFY_IDENTITY] if request.method == "POST" else []))
    if request.POST.get("step") == "destroyed":
        note_destroyed(case=number, by=account.actor, at=now())
        messages.success(request, _("Written down that the copy is destroyed."))
        return redirect(url_of("identity", number))
    if "step" in request.POST:
        return take_step(request, facts)
    case = case_for(account, number)
    needed, data = delivery_needs(number, now())
    locked = locked_until(case)
    form = CheckForm(case, needed, request.POST or None, locked=locked is not None)
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, facts, form)
        except Trouble as trouble:
            form.add_error(None, in_words(str(trouble)))
        else:
            return redirect(url_of("identity", number))
    reached, may_verify = achieved_level(number), role_allows(account, Permission.VERIFY_IDENTITY)
    is_early = facts.status in _EARLY
    proving = ways_to_prove(request, facts, case, locked) if may_verify and is_early else {}
    context = proving | {
        "form": form,
        "locked": locked,
        "keys": [(words.key_kind(key.kind), key) for key in case.person.keys],
        "needed": LEVELS[needed],
        "reached": LEVELS[reached],
        "enough": facts.status is not Status.REGISTERED and (data is Sensitivity.ORDINARY or reached >= needed),
        "checks": _told(number),
        "copy": copy_to_destroy(number),
        "destroyed": [copy for copy in copies_of(number) if copy.destroyed_at],
        "may_verify": may_verify,
        "is_early": is_early,
    }
    return show_case(request, facts, "identity", "identity", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest, number: str) -> HttpResponse:
    """Write the name and the identifiers down anew: given later, or heard better."""
    account = account_of(request)
    facts = enter_case(account, number, Permission.REGISTER_CASE)
    person = case_for(account, number).person
    before = {key.kind: key.text for key in person.keys} | {"name": person.name}
    form = KeysForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        others = [(key.kind, key.text) for key in person.keys if key.kind not in KEYS]
        name = form.cleaned_data["name"]
        give_keys(case=number, keys=[*form.keys, *others], name=name, by=account.actor, at=now())
        messages.success(request, _("Written down."))
        return redirect(url_of("identity" if facts.status is Status.REGISTERED else "case", number))
    return show_case(request, facts, "case", "keys", {"form": form}, 422 if form.is_bound else 200)


def _record(request: HttpRequest, facts: CaseFacts, form: CheckForm) -> None:
    passed = "failed" not in request.POST
    method = Method(form.cleaned_data["method"])
    verify_identity(
        case=facts.number,
        level=strengths()[method],
        method=method,
        proven=tuple(form.cleaned_data["proven"]),
        passed=passed,
        reason_of_doubt=form.cleaned_data.get("reason_of_doubt", ""),
        copy_reason=form.cleaned_data.get("copy_reason", ""),
        copy_files=form.cleaned_data.get("copy_files", ()),
        by=account_of(request).actor,
        at=now(),
    )
    if passed:
        messages.success(request, _("The check is recorded."))
    else:
        messages.warning(
            request,
            _("Recorded that the check failed. Do not say what was wrong; offer another way. The request stays open."),
        )


def _methods(needed: int) -> Iterator[tuple[Any, Any]]:
    enough = [(m.value, METHODS[m]) for m in Method if m in by_hand() and strengths()[m] >= needed]
    less = [(m.value, METHODS[m]) for m in Method if m in by_hand() and strengths()[m] < needed]
    yield "", lazy("Choose")
    yield lazy("Enough for this request"), enough
    if less:
        yield lazy("Not enough by itself"), less


def _methods_open() -> Iterator[tuple[Any, Any]]:
    """Give what a colleague can still state when checking is locked."""
    for method in Method:
        if method in by_hand() and method in always_open():
            yield method.value, METHODS[method]


def _files(number: str) -> Iterator[tuple[str, str]]:
    """Give the files that could be a copy of a document: what was handed in for the answer, and packs, are none."""
    handed_in = {file.file for file in files_of_tasks(task.id for task in tasks_of(number))}
    for file in files_of(number):
        if file.media_type in _LIKE_A_COPY and file.purged_at is None and file.id not in handed_in:
            moment = date_format(localtime(file.stored_at), "SHORT_DATETIME_FORMAT")
            yield str(file.id), f"{_LIKE_A_COPY[file.media_type]}, {filesizeformat(file.size)}, {moment}"


def _told(number: str) -> list[dict[str, Any]]:
    checks = checks_of(number)
    actors = {check.by: actor_of(check.by) for check in checks}
    names = names_of(actors.values())
    return [
        {
            "check": check,
            "method": METHODS[check.method],
            "level": LEVELS[check.level],
            "proven": [words.key_kind(kind) for kind in check.proven],
            "by": names[actors[check.by]],
            "doubt": DOUBTS.get(check.reason_of_doubt, ""),
        }
        for check in reversed(checks)
    ]
