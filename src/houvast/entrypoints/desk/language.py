"""The language of the pages, remembered in a cookie and with the account."""

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from houvast.foundation.accounts.actions import Language, choose_language
from houvast.foundation.accounts.models import Account


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Show pages in another language from now on, and go back to the page that was open."""
    language = request.POST.get("language", "")
    if isinstance(request.user, Account) and language in {"nl", "en"} and check_for_language(language):
        choose_language(account=request.user, language=cast("Language", language))
    return set_language(request)
