"""Logging in, and the pause after too many attempts."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from houvast.entrypoints.desk.sessions import begin
from houvast.foundation.accounts.models import Account


class SignInForm(AuthenticationForm):
    """A name and a password; the answer to a wrong one does not tell which of the two was wrong."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    error_messages = {
        "invalid_login": _("This name and password do not go together. Try again, or ask who manages your account."),
        "inactive": _("This name and password do not go together. Try again, or ask who manages your account."),
    }

    def clean_username(self) -> str:
        """Take capitals for small letters, also when attempts are counted."""
        return str(self.cleaned_data["username"]).strip().lower()


class SignIn(LoginView):
    """The page to log in; afterwards the pages are in the account's language."""

    template_name = "desk/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let the person in."""
        response = super().form_valid(form)
        begin(self.request)
        account = form.get_user()
        if isinstance(account, Account):
            _set_language_cookie(response, account.language)
        return response


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:  # noqa: ARG001
    """Say that too many attempts failed and how long the pause is, whether or not the name exists."""
    minutes = settings.HOUVAST_LOGIN_PAUSE_MINUTES
    return render(request, "desk/locked_out.html", {"minutes": minutes}, status=429)


def address_of(request: HttpRequest) -> str:
    """Give the address that attempts are counted by: the one that the outermost proxy of ours saw."""
    proxies: int = settings.HOUVAST_TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _set_language_cookie(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
