"""The rounds of the worker: read the mailboxes, and destroy what has had its time."""

import logging
from datetime import datetime

from houvast.engines.trouble import Trouble
from houvast.features.mailbox.actions.forgetting import forget_mails
from houvast.features.mailbox.actions.receiving import read_mailbox
from houvast.features.mailbox.queries import mailboxes
from houvast.foundation.events.facts import Actor

MAIL_ROOM = Actor(kind="system", key="mail-room")
_LOG = logging.getLogger(__name__)


def mail_round(at: datetime) -> int:
    """Read every mailbox; one that fails stops no other. Tell how many mails were taken in."""
    taken = 0
    for address in mailboxes():
        try:
            taken += read_mailbox(address=address, by=MAIL_ROOM, at=at).taken
        except Trouble as trouble:
            _LOG.warning("mailbox %s was not read: %s", address.name, trouble)
    return taken


def forget_round(at: datetime) -> int:
    """Destroy mails that have had their time; tell how many."""
    return forget_mails(by=MAIL_ROOM, at=at)
