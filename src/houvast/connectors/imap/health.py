"""How it stands with an account: the line, the server, and what in it cannot be erased; mailboxes are counted."""

from collections.abc import Iterator

from houvast.connectors.imap.describing import DELETE, rights_in
from houvast.connectors.imap.reading import NAME, Reader
from houvast.connectors.lines import line_to
from houvast.connectors.protocol import Health
from houvast.engines.datamap.problems import MapProblem, warning

_PLAIN = "IMAP4rev1"


def health_of(reader: Reader) -> Health:
    """Return how the account is reached; a mail server shows no clock."""
    line = line_to(reader.account.host, encrypted=reader.line.is_encrypted)
    return Health(line, reader.line.server() or _PLAIN, None, tuple(_findings(reader)))


def _findings(reader: Reader) -> Iterator[MapProblem]:
    if "UIDPLUS" not in reader.line.abilities:
        what = "the server cannot remove single messages (UIDPLUS): nothing is removed while others are marked deleted."
        yield warning("no_uidplus", NAME, what)
    every, taken = reader.line.mailboxes(), reader.below("")
    if left := len(every) - len(taken):
        what = f"{left} of {len(every)} mailboxes are left out by the options: nothing is found or erased in them."
        yield warning("mailboxes_left_out", NAME, what)
    if closed := sum(not rights_in(reader, mailbox) >= DELETE for mailbox in taken):
        what = f"in {closed} of {len(taken)} mailboxes this login may not remove messages; grant it the right to."
        yield warning("no_right_to_delete", NAME, what)
