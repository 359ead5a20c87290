"""The scans of a letter, on the page of its case."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from houvast.features.intake.queries import letters_for
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.contracts import Link


def scans(request: HttpRequest, number: str) -> Sequence[Link]:
    """Give the way to each scan, to who may know of the case."""
    if not isinstance(request.user, Account):
        return ()
    found = letters_for(request.user, case=number)
    return [Link(_label(one.pages), reverse("intake:scan", args=[one.file])) for one in found]


def _label(pages: int) -> str:
    said = ngettext("Scan of the letter (%(count)s page)", "Scan of the letter (%(count)s pages)", pages)
    return said % {"count": pages}
