"""What the own mail server found out about the sender: a hint, never a proof of who somebody is.

Only headers that bear the name of that server count: anybody can write the others.
"""

import re
from email.message import Message

from houvast.features.mailbox.rules.headers import headers

METHODS = ("spf", "dkim", "dmarc")
_RESULTS = frozenset({"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "policy"})
_COMMENT = re.compile(r"\([^()]*\)")
_FOUND = re.compile(r"^\s*(spf|dkim|dmarc)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)


def hints_of(message: Message, server: str) -> tuple[tuple[str, str], ...]:
    """Return what the server says of SPF, DKIM and DMARC, from its topmost header; nothing without its name."""
    if not server:
        return ()
    mine = [said for said in headers(message, "authentication-results") if _name(said) == server.lower()]
    return _results(mine[0]) if mine else ()


def _name(said: str) -> str:
    words = _COMMENT.sub(" ", said).partition(";")[0].split()
    return words[0].lower() if words else ""


def _results(said: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for part in _COMMENT.sub(" ", said).split(";")[1:]:
        if read := _FOUND.match(part):
            method, result = read[1].lower(), read[2].lower()
            # With several signatures, one that holds is enough.
            if result in _RESULTS and found.get(method) != "pass":
                found[method] = result
    return tuple((method, found[method]) for method in METHODS if method in found)
