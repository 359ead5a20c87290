"""What somebody sees and changes of their own account."""

from datetime import UTC, datetime
from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from houvast.foundation.accounts.actions import set_password
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.accounts.words import role_name
from houvast.foundation.ui.contracts import Fact


class NewPasswordForm(PasswordChangeForm):
    """The present password, and twice the new one."""

    def __init__(self, account: Account, data: QueryDict | None = None) -> None:
        super().__init__(account, data)
        self.fields["new_password1"].help_text = gettext_lazy(
            "12 characters or more, and not your name. A few words are easy to remember and hard to guess."
        )
        self.fields["new_password2"].help_text = ""


@require_safe
def show_account(request: HttpRequest) -> HttpResponse:
    """Show who one is here, and for which organisations one works."""
    account = cast("Account", request.user)
    names = ", ".join(one.name for one in organisations_of(account))
    facts = (
        Fact(gettext_lazy("Name"), account.display_name),
        Fact(gettext_lazy("User name"), account.username),
        Fact(gettext_lazy("Role"), role_name(Role(account.role))),
        Fact(gettext_lazy("Works for"), names or _("no organisation yet")),
    )
    return render(request, "desk/account.html", {"facts": facts})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the present one is asked for, and other sessions end."""
    account = cast("Account", request.user)
    form = NewPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password1"]
        set_password(account=account, password=password, by=account.actor, at=datetime.now(UTC))
        update_session_auth_hash(request, account)
        messages.success(request, _("Your password is changed. You are logged out everywhere else."))
        return redirect("desk:account")
    return render(request, "desk/password.html", {"form": form})
