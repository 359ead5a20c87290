"""Look whether a mailbox can be read as it is set up; nothing is read, moved or kept."""

from dataclasses import dataclass

from houvast.features.mailbox.queries import organisation_of
from houvast.features.mailbox.server.address import MailboxAddress
from houvast.features.mailbox.server.line import line_to
from houvast.features.systems.queries import secret_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a mailbox stands: for whom, how many mails are in it, and what becomes of those that were taken in."""

    name: str
    organisation: str
    mails: int
    put_away: str


def check_mailbox(address: MailboxAddress) -> Standing:
    """Connect, log in and open the mailbox.

    :raises MailServerTrouble: the server can't be read; says where it ends.
    :raises NoSecret: the password is not where the address says.
    :raises UnknownOrganisation: there is no organisation of this key.
    """
    organisation = organisation_of(address)
    with line_to(address, secret_of(f"mailbox {address.name}", address.secret)) as line:
        marked = "marked" if line.may_write and line.keywords else "left"
        return Standing(address.name, organisation, len(line.uids()), "moved" if line.can_move() else marked)
