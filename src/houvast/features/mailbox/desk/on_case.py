"""The mails of a person, on the page of their request."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from houvast.features.mailbox.permissions import may_look
from houvast.features.mailbox.queries import mails_of
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.contracts import Link


def mails(request: HttpRequest, number: str) -> Sequence[Link]:
    """Give the way to each mail, to who may know of the case."""
    account = request.user
    if not isinstance(account, Account):
        return ()
    found = [one for one in mails_of(number) if one.is_readable and may_look(account, one)]
    return [Link(_label(date_format(localtime(one.received_at), "j F Y H:i")), _url(str(one.id))) for one in found]


def _label(when: str) -> str:
    return _("Mail of %(when)s") % {"when": when}


def _url(mail: str) -> str:
    return reverse("mailbox:mail", args=[mail])
