"""How long things last on the person's own page, how often they may be tried, and which files are taken."""

import ipaddress
import re
import secrets
from datetime import date, datetime, timedelta

from houvast.features.portal.contracts import IDLE, LARGEST_FILE, MOST_FILES, VISIT_LASTS, FileNotTaken

CODE_DIGITS = 6
CODES_A_DAY = 5
"""Codes that may go out for one case in a day, so that nobody's mailbox is flooded through us."""
DAY = timedelta(hours=24)
KNOCKS = 20
"""How often one network may ask for a code within `KNOCKS_SPAN`, whatever it names."""
WRONG_PROOFS = 3
"""Wrong identity codes or answers that one page may give in a day."""
MOST_CORRECTIONS = 10
_FORMS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)


def new_code() -> str:
    """Make a code that nobody can predict."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def as_typed(said: str) -> str:
    """Give a code as somebody typed it, without blanks and dashes."""
    return re.sub(r"[\s.\-]+", "", said)[: CODE_DIGITS * 4]


def as_number(said: str) -> str:
    """Give a receipt number as somebody typed it, in our notation; what is none stays as short text that fits none."""
    found = re.fullmatch(r"(?:HV-?)?(\d{4})[\s./-]*(\d{1,8})", said.strip().upper())
    return f"{found[1]}-{int(found[2]):05d}" if found else said.strip()[:40]


def network_of(came_from: str) -> str:
    """Give the network that tries are counted by: an IPv4 address, or the /64 that one customer has of IPv6."""
    try:
        address = ipaddress.ip_address(came_from)
    except ValueError:
        return came_from[:80]
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def masked(kind: str, value: str) -> str:
    """Give what is shown of a contact point: enough for the right person to know, for nobody to learn."""
    name, _at, domain = value.partition("@")
    return f"{name[:1]}…@{domain[:1]}…" if kind == "email" else f"…{value[-2:]}"


def is_over(entered_at: datetime, seen_at: datetime, at: datetime) -> bool:
    """Tell whether a visit has ended."""
    return at - seen_at >= IDLE or at - entered_at >= VISIT_LASTS


def form_of(data: bytes) -> tuple[str, str]:
    """Give the media type and the ending that a file has by its content, whatever it is called.

    :raises FileNotTaken: it is no PDF, PNG or JPG, is empty or too large.
    """
    if len(data) > LARGEST_FILE:
        raise FileNotTaken(f"A file is larger than {LARGEST_FILE >> 20} MB: send a smaller one.")
    for first, media_type, ending in _FORMS:
        if data.startswith(first):
            return media_type, ending
    raise FileNotTaken("A file is no PDF, PNG or JPG: send it in one of these forms.")


def check_count(count: int) -> None:
    """Take no more files at once than somebody looks at.

    :raises FileNotTaken: there are too many.
    """
    if count > MOST_FILES:
        raise FileNotTaken(f"More than {MOST_FILES} files at once: send them in parts.")


def tag_of(day: date) -> str:
    """Give the scope under which what is typed at the door lies sealed on a day; its key goes soon after."""
    return f"portal-door:{day:%Y-%m-%d}"
