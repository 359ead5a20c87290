"""The language of the pages, remembered in a cookie and with the account."""

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from houvast.engines.trouble import Trouble
from houvast.foundation.accounts.actions import Language, choose_language
from houvast.foundation.accounts.models import Account


class UnknownLanguage(Trouble):
    """A language in which there are no pages."""


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Show pages in another language from now on, and go back to the page that was open.

    :raises UnknownLanguage: when there are no pages in it.
    """
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage("There are no pages in that language: choose Dutch or English.")
    if isinstance(request.user, Account):
        choose_language(account=request.user, language=cast("Language", language))
    return set_language(request)
