"""The mails of a person, on the pages of their request."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from houvast.features.mailbox.contracts import MailFacts
from houvast.features.mailbox.permissions import may_look
from houvast.features.mailbox.queries import NoSuchMail, heads_of, mails_of, read
from houvast.foundation.accounts.models import Account
from houvast.foundation.ui.contracts import Link
from houvast.foundation.ui.on_case import Heard

MOST = 20
"""So many mails are shown with their words, the last ones; the links on the case lead to all."""
LONGEST = 20_000


def mails(request: HttpRequest, number: str) -> Sequence[Link]:
    """Give the way to each mail, to who may know of the case."""
    account = request.user
    if not isinstance(account, Account):
        return ()
    found = [one for one in mails_of(number) if one.is_readable and may_look(account, one)]
    return [Link(_label(date_format(localtime(one.received_at), "j F Y H:i")), _url(str(one.id))) for one in found]


def heard(request: HttpRequest, number: str) -> Sequence[Heard]:
    """Give what the mails of a case say, to who may know of the case; that they were read is on record."""
    account = request.user
    if not isinstance(account, Account):
        return ()
    found = [one for one in mails_of(number) if one.is_readable and may_look(account, one)][-MOST:]
    return [_heard(one, account) for one in found]


def _heard(mail: MailFacts, account: Account) -> Heard:
    url = _url(str(mail.id))
    try:
        letter = read(mail, by=account.actor, at=datetime.now(UTC))[0]
    except NoSuchMail:
        head = heads_of([mail])[mail.id]
        return Heard(mail.received_at, head.subject, head.from_address, "", mail.language, url, doubt=mail.is_suspect)
    files = [Link(one.name, reverse("mailbox:file", args=[mail.id, one.number])) for one in letter.attachments]
    return Heard(
        at=mail.received_at,
        subject=letter.head.subject,
        sender=letter.head.from_address,
        text=(letter.own or letter.text)[:LONGEST],
        language=mail.language,
        url=url,
        files=tuple(files),
        doubt=mail.is_suspect,
    )


def _label(when: str) -> str:
    return _("Mail of %(when)s") % {"when": when}


def _url(mail: str) -> str:
    return reverse("mailbox:mail", args=[mail])
