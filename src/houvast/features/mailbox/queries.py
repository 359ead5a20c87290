"""What is asked about mail that came in. Every list names for whom: nobody sees mail of an organisation not theirs."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.contracts import DECISIONS, FORGOTTEN_SOON, Head, Letter, MailFacts, Round, State, Why
from houvast.features.mailbox.models import Mail, MailCase, MailRound
from houvast.features.mailbox.rules.parsing import attachment_of, letter_of
from houvast.features.mailbox.server.address import MailboxAddress as MailboxAddress
from houvast.features.mailbox.server.address import WrongMailbox, mailboxes_in
from houvast.features.mailbox.storing import open_head, raw_of
from houvast.features.rights.queries import cases_for, joinable, joined_with
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.organisations.queries import organisation_by_key, own_organisation

MOST = 200
MOST_AGAIN = 20
"""So many that ask again are counted: each is looked up anew."""
DAY = timedelta(days=1)


class NoSuchMail(Trouble):
    """There is no such mail, or it is not theirs to see; which of the two is not said."""

    status = 404


def mailboxes() -> tuple[MailboxAddress, ...]:
    """Return the mailboxes that are set up.

    :raises WrongMailbox: the setting can't be read.
    """
    return mailboxes_in(settings.HOUVAST_MAILBOX)


def organisation_of(address: MailboxAddress) -> str:
    """Return the key of the organisation whose mailbox it is.

    :raises UnknownOrganisation: there is none.
    :raises NoOwnOrganisation: the own one is not entered yet.
    """
    return organisation_by_key(address.organisation).key if address.organisation else own_organisation().key


def mail_record(mail: UUID) -> Mail:
    """Return a mail, for parts that asked for permission already.

    :raises NoSuchMail: there is none.
    """
    found = Mail.objects.select_related("organisation").prefetch_related("links").filter(id=mail).first()
    if found is None:
        raise NoSuchMail("There is no such mail that you can see; choose one from the list.")
    return found


def waiting_for(account: Account, limit: int = MOST) -> tuple[MailFacts, ...]:
    """Return the mails about which somebody must decide, the oldest first."""
    return _facts(_waiting(account, State.QUEUED, State.RECEIVED).order_by("received_at")[:limit])


def asked_again(account: Account) -> tuple[MailFacts, ...]:
    """Return the mails that became a request while another open one asks the same, and nobody said what it is."""
    found = _whole().filter(state=State.REGISTERED, why=Why.AGAIN, seen_at=None)
    theirs = found.filter(id__in=_in_cases(account, found)).order_by("received_at")[:MOST_AGAIN]
    return tuple(one for one in _facts(theirs) if again_in(one))


def again_in(mail: MailFacts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the requests of a mail that may be one with another, each with the open ones that came in before."""
    pairs = ((case, tuple(one for one in joinable(case) if one not in mail.cases)) for case in mail.cases)
    return tuple((case, others) for case, others in pairs if others)


def count_for(account: Account) -> int:
    """Return how many mails wait for a decision, or are in a request and were not looked at."""
    return _waiting(account, State.QUEUED).count() + len(_unseen(account)) + len(asked_again(account))


def unseen_in_cases(account: Account) -> tuple[MailFacts, ...]:
    """Return the mails that were added to requests which the account may know of, and nobody looked at."""
    return _facts(_whole().filter(id__in=_unseen(account)).order_by("received_at"))


def decided_for(account: Account, limit: int = MOST) -> tuple[MailFacts, ...]:
    """Return the mails that were put aside and can still be read, the last one first."""
    return _facts(_of(account).filter(state__in=DECISIONS, forgotten_at=None).order_by("-decided_at")[:limit])


def mails_of(case: str) -> tuple[MailFacts, ...]:
    """Return the mails of a case and of those that go on in it, the first one first; none that is spam."""
    numbers = (case, *joined_with(case))
    return _facts(
        _whole().filter(links__case__in=numbers).exclude(state__in=FORGOTTEN_SOON).order_by("received_at").distinct()
    )


def heads_of(mails: Iterable[MailFacts]) -> dict[UUID, Head]:
    """Return what lists show of mails; nothing of those that were forgotten."""
    sealed = dict(Mail.objects.filter(id__in=[one.id for one in mails]).values_list("id", "head"))
    return {mail: _head(mail, head) for mail, head in sealed.items()}


def read(mail: MailFacts, *, by: Actor, at: datetime) -> tuple[Letter, bytes]:
    """Return what a mail says, and its bytes; that it was read is on record.

    :raises NoSuchMail: it is not kept here, or was forgotten.
    """
    file = Mail.objects.filter(id=mail.id).values_list("file", flat=True).first()
    if file is None:
        raise NoSuchMail("This mail is not kept here: it was too large, or it was destroyed.")
    try:
        raw = raw_of(file, by=by, at=at)
    except KeyDestroyed:
        raise NoSuchMail("This mail was destroyed.") from None
    return letter_of(raw), raw


def attachment_in(mail: MailFacts, number: int, *, by: Actor, at: datetime) -> tuple[str, bytes]:
    """Return a file of a mail with a name that is safe, as it was sent; 0 is the whole mail.

    :raises NoSuchMail: it has no such file, is not kept here, or was forgotten.
    """
    raw = read(mail, by=by, at=at)[1]
    if number == 0:
        return "mail.eml", raw
    found = attachment_of(raw, number)
    if found is None:
        raise NoSuchMail("There is no such file with this mail.")
    return found[0].name, found[1]


def rounds() -> tuple[Round, ...]:
    """Return how the last round of each mailbox went that is set up; none where the setting can't be read."""
    try:
        places = [one.place for one in mailboxes()]
    except WrongMailbox:
        return ()
    return tuple(one.facts() for one in MailRound.objects.filter(place__in=places).order_by("mailbox"))


def registered_since(sender: str, since: datetime) -> int:
    """Return how many requests were registered by themselves from mails of a sender (its keyed hash)."""
    made = MailCase.objects.filter(mail__sender=sender, mail__stored_at__gt=since, mail__state=State.REGISTERED)
    return made.count() if sender else 0


def cases_of_thread(threads: Iterable[str], sender: str) -> tuple[str, ...]:
    """Return the cases of earlier mails of the same sender that a mail answers, the last one first."""
    found = MailCase.objects.filter(mail__thread__in=[one for one in threads if one], mail__sender=sender)
    return tuple(dict.fromkeys(found.order_by("-id").values_list("case", flat=True))) if sender else ()


def _whole() -> QuerySet[Mail]:
    return Mail.objects.select_related("organisation").prefetch_related("links")


def _of(account: Account) -> QuerySet[Mail]:
    return _whole().filter(organisation_id__in=[one.id for one in organisations_of(account)])


def _waiting(account: Account, *states: State) -> QuerySet[Mail]:
    """Return what waits in those states; what is about a request only for who may know of that one."""
    waiting = _of(account).filter(state__in=states)
    linked = waiting.filter(links__isnull=False)
    return waiting.filter(Q(links__isnull=True) | Q(id__in=_in_cases(account, linked))).distinct()


def _in_cases(account: Account, mails: QuerySet[Mail]) -> list[UUID]:
    links = MailCase.objects.filter(mail__in=mails.values("id"))
    theirs = cases_for(account).filter(number__in=links.values("case")).values_list("number", flat=True)
    return list(links.filter(case__in=list(theirs)).values_list("mail", flat=True).distinct())


def _unseen(account: Account) -> list[UUID]:
    joined = MailCase.objects.filter(mail__state=State.JOINED, mail__seen_at=None)
    theirs = cases_for(account).filter(number__in=joined.values("case")).values_list("number", flat=True)
    return list(joined.filter(case__in=list(theirs)).values_list("mail", flat=True).distinct()[:MOST])


def _facts(found: QuerySet[Mail]) -> tuple[MailFacts, ...]:
    return tuple(one.facts() for one in found.defer("head"))


def _head(mail: UUID, sealed: bytes | memoryview | None) -> Head:
    try:
        return open_head(mail, sealed)
    except KeyDestroyed:
        return Head()
