"""Who may read a mail, and decide about it."""

from uuid import UUID

from houvast.features.mailbox.contracts import MailFacts
from houvast.features.mailbox.queries import NoSuchMail, mail_record
from houvast.features.rights.queries import cases_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, role_allows


def reads_mail(account: object) -> bool:
    """Tell whether the role of an account handles mail, to show it the way there."""
    return role_allows(account, Permission.REGISTER_CASE)


def may_decide(account: Account, mail: MailFacts) -> bool:
    """Tell whether the account decides what a mail of this organisation asks."""
    return may(account, Permission.REGISTER_CASE, mail.organisation)


def may_look(account: Account, mail: MailFacts) -> bool:
    """Tell whether the account reads a mail: who decides about it; once it is in requests, who sees one of those."""
    if not mail.cases:
        return may_decide(account, mail)
    theirs = cases_for(account).filter(number__in=mail.cases).select_related("organisation")
    return any(may(account, Permission.VIEW_CASE, one.organisation.key) for one in theirs)


def enter_mail(account: Account, mail: UUID) -> MailFacts:
    """Return a mail that the account may read; one that it may not is not told apart from one that is not there.

    :raises NotAllowed: the role of the account sees no requests at all.
    :raises NoSuchMail: there is none that it may read.
    """
    if not role_allows(account, Permission.VIEW_CASE):
        raise NotAllowed("Your account reads no mail: ask the privacy officer.")
    found = mail_record(mail).facts()
    if not may_look(account, found):
        raise NoSuchMail("There is no such mail that you can see; choose one from the list.")
    return found


def enter_mail_to_decide(account: Account, mail: UUID) -> MailFacts:
    """Return a mail about which the account may decide.

    :raises NoSuchMail: there is none that it may read.
    :raises NotAllowed: it may only read it.
    """
    found = enter_mail(account, mail)
    if not may_decide(account, found):
        raise NotAllowed("Your account may read this mail, not decide about it.")
    return found
