"""The rounds of the worker: read the mailboxes, and destroy what has had its time."""

import logging
from datetime import datetime, timedelta
from functools import partial

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.actions.forgetting import forget_mails
from houvast.features.mailbox.actions.receiving import read_mailbox
from houvast.features.mailbox.queries import MailboxAddress, mailboxes
from houvast.features.mailbox.server.address import WrongMailbox
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.duties import Duty

MAIL_ROOM = Actor(kind="system", key="mail-room")
EVERY = timedelta(minutes=1)
_LOG = logging.getLogger(__name__)


def mail_duties() -> tuple[Duty, ...]:
    """Give a reader for each mailbox, beside the jobs: a slow mail server holds up no job and no other mailbox."""
    try:
        found = mailboxes()
    except WrongMailbox as wrong:
        _LOG.error("no mailbox is read: %s", wrong)
        return ()
    named = {f"read the mailbox {one.name} {one.place}": partial(read_one, one) for one in found}
    return tuple(Duty(name, EVERY, reader, aside=True) for name, reader in named.items())


def read_one(address: MailboxAddress, at: datetime) -> int:
    """Read a mailbox; one that fails is noted and read again at its next turn. Tell how many mails were taken in."""
    try:
        return read_mailbox(address=address, by=MAIL_ROOM, at=at).taken
    except Trouble as trouble:
        _LOG.warning("mailbox %s was not read: %s", address.name, trouble)
        return 0


def mail_round(at: datetime) -> int:
    """Read every mailbox, one after another; one that fails stops no other. Tell how many mails were taken in."""
    return sum(read_one(address, at) for address in mailboxes())


def forget_round(at: datetime) -> int:
    """Destroy mails that have had their time; tell how many."""
    return forget_mails(by=MAIL_ROOM, at=at)
