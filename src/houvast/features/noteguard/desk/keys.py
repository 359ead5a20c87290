"""Keys with which pages of other programs have text checked: made, shown once with how to use them, revoked."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from houvast.features.noteguard.actions.keys import BadOrigin, NoSuchKey, make_key, revoke_key
from houvast.features.noteguard.contracts.keys import KeyFacts
from houvast.features.noteguard.desk.clock import now
from houvast.features.noteguard.packing import EXTENSION_ORIGIN, packed
from houvast.features.noteguard.permissions import enter_keys
from houvast.features.noteguard.queries.keys import keys
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.organisations.queries import organisations
from houvast.foundation.ui.contracts import Link

BLOCKS = (
    ("", gettext_lazy("Never: only warn")),
    ("4", gettext_lazy("From “must go at once” on")),
    ("3", gettext_lazy("From “serious” on")),
)
_BOOKMARKLET = (
    'javascript:(()=>{{const s=document.createElement("script");s.src="{source}";'
    's.dataset.key="{secret}";document.head.append(s)}})()'
)


class KeyForm(forms.Form):
    """What a key is for."""

    name = forms.CharField(max_length=80, label=gettext_lazy("What it is for"))
    organisation = forms.ChoiceField(label=gettext_lazy("Whose notes"))
    origins = forms.CharField(
        label=gettext_lazy("Where the pages come from"),
        help_text=gettext_lazy("One on each line, such as https://crm.example.com"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    extension = forms.BooleanField(required=False, label=gettext_lazy("The browser extension may use it as well"))
    block_from = forms.ChoiceField(choices=BLOCKS, required=False, label=gettext_lazy("Keep an agent from saving"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is written above)
        field.choices = [(one.key, one.name) for one in organisations()]


@require_safe
def show_keys(request: HttpRequest) -> HttpResponse:
    """Show all keys."""
    enter_keys(request.user)
    return _list(request, KeyForm())


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a key, and show its secret this once."""
    by = enter_keys(request.user).actor
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    try:
        made, secret = _made(form, by)
    except BadOrigin as error:
        form.add_error("origins", str(error))
        return _list(request, form, 422)
    return render(request, "noteguard/key_made.html", {"key": made, **_uses(request, secret)})


@require_POST
def revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have a key open nothing any more."""
    revoke_key(key=key, by=enter_keys(request.user).actor, at=now())
    messages.success(request, _("The key opens nothing any more."))
    return redirect("noteguard:keys")


@require_safe
def extension(request: HttpRequest, key: UUID) -> HttpResponse:
    """Hand over the browser extension for the pages of a key; the key itself is not in it."""
    enter_keys(request.user)
    found = next((one for one in keys() if one.id == key), None)
    if found is None:
        raise NoSuchKey("There is no such key: choose one from the list of keys.")
    content = packed(server=_root(request), origins=found.origins)
    headers = {"Content-Disposition": 'attachment; filename="houvast-note-guard.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def _made(form: KeyForm, by: Actor) -> tuple[KeyFacts, str]:
    given = form.cleaned_data
    origins = [*given["origins"].split(), *([EXTENSION_ORIGIN] if given["extension"] else [])]
    block_from = int(given["block_from"]) if given["block_from"] else None
    return make_key(
        organisation=given["organisation"], name=given["name"], origins=origins, block_from=block_from, by=by, at=now()
    )


def _uses(request: HttpRequest, secret: str) -> dict[str, Any]:
    source = f"{_root(request)}{static('noteguard/houvast-guard.js')}"
    return {
        "secret": secret,
        "tag": f'<script src="{source}" data-key="{secret}" defer></script>',
        "bookmarklet": _BOOKMARKLET.format(source=source, secret=secret),
        "crumbs": [Link(_("Keys of the guard"), reverse("noteguard:keys")), Link(_("New key"), "", current=True)],
    }


def _list(request: HttpRequest, form: KeyForm, status: int = 200) -> HttpResponse:
    names = {one.key: one.name for one in organisations()}
    rows = [(one, names.get(one.organisation, one.organisation)) for one in keys()]
    context = {"form": form, "rows": rows, "extension_origin": EXTENSION_ORIGIN}
    return render(request, "noteguard/keys.html", context, status=status)


def _root(request: HttpRequest) -> str:
    return settings.HOUVAST_PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
