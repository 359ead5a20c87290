"""An account on a mail server, reached by IMAP."""

from collections.abc import Iterator
from contextlib import contextmanager

from houvast.connectors.imap.address import account_of
from houvast.connectors.imap.line import line_to
from houvast.connectors.imap.reading import Reader
from houvast.connectors.imap.session import MailSession
from houvast.connectors.protocol import Address

KIND = "imap"


class ImapConnector:
    """One account at `imaps://user@host/`; a session is one connection."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        self._account = account_of(address)

    @contextmanager
    def session(self) -> Iterator[MailSession]:
        """Connect and log in.

        :raises Unreachable: no answer in time, or the login is refused.
        """
        with line_to(self._account) as line:
            yield MailSession(Reader(line, self._account))

    def close(self) -> None:
        """Let go of nothing: no connection outlives its session."""


def open_connector(address: Address) -> ImapConnector:
    """Return a connector for this account; it connects only when a session is asked for.

    :raises Unreachable: the address or an option can't be one.
    """
    return ImapConnector(address)
