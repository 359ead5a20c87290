"""`houvast mailbox`: the mailboxes that requests come in by."""

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.showing import say
from houvast.features.mailbox.actions.checking import check_mailbox
from houvast.features.mailbox.actions.receiving import MOST_A_ROUND, read_mailbox
from houvast.features.mailbox.queries import MailboxAddress, mailboxes
from houvast.foundation.accounts.contracts import Permission

PUT_AWAY = {
    "moved": "what is taken in is moved to its folder",
    "marked": "what is taken in is marked, since it may not be moved",
    "left": "what is taken in stays as it is, since it may not be moved or marked",
}


class NoMailbox(Trouble):
    """No mailbox is set up."""


class NotRead(Trouble):
    """One or more mailboxes could not be read."""


@click.group("mailbox")
def command() -> None:
    """Read the mailboxes that requests come in by; the worker does so by itself."""


@command.command("check")
@as_option
def check(user: str | None) -> None:
    """Tell whether each mailbox can be read as it is set up."""
    allowed(user, Permission.MANAGE_ACCOUNTS)
    failed = 0
    for address in _set_up():
        try:
            found = check_mailbox(address)
        except Trouble as trouble:
            failed += 1
            say(f"{address.name}: {trouble}")
        else:
            say(f"{found.name}: it is read for {found.organisation}; {found.mails} mails; {PUT_AWAY[found.put_away]}.")
    _end(failed)


@command.command("read")
@as_option
@click.option("--most", type=click.IntRange(1), default=MOST_A_ROUND, show_default=True, help="Mails of each mailbox.")
def read(user: str | None, most: int) -> None:
    """Read every mailbox once."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    failed = 0
    for address in _set_up():
        try:
            tally = read_mailbox(address=address, by=by, at=now(), most=most)
        except Trouble as trouble:
            failed += 1
            say(f"{address.name}: {trouble}")
        else:
            say(f"{address.name}: {tally.taken} mails taken in, {tally.left} left for the next round.")
    _end(failed)


def _set_up() -> tuple[MailboxAddress, ...]:
    found = mailboxes()
    if not found:
        raise NoMailbox("no mailbox is set up: set HOUVAST_MAILBOX, see the README of the mailbox.")
    return found


def _end(failed: int) -> None:
    if failed:
        raise NotRead(f"{failed} of the mailboxes could not be read: put right what is said above.")
