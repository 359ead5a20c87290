"""Invented phone numbers, bank accounts and e-mail addresses that have the right form and belong to nobody."""

import unicodedata
from collections.abc import Callable
from typing import Final

NL_AREAS: Final = {"10", "20", "30", "40", "50", "70", "24", "26", "38", "43", "53", "55", "58", "71", "73", "76"}
MAIL_DOMAINS: Final = ("example.com", "example.org", "example.net", "mail.example.com", "post.example.org")


def mobile(country: str, serial: int) -> str:
    """Return the mobile number with this serial (0-99999) as E.164."""
    return f"+316190{serial:05d}" if country == "NL" else f"+324680{serial:05d}"


def landline(area: str, country: str, serial: int) -> str:
    """Return the landline with this serial (0-9999) in an area (without its leading 0) as E.164."""
    if country == "NL":
        return f"+31{area}{2000000 + serial}"
    return f"+32{area}{2000000 + serial}" if len(area) == 1 else f"+32{area}{200000 + serial}"


def _parts(e164: str) -> tuple[str, str, str]:
    country, rest = e164[1:3], e164[3:]
    width = _area_width(country, rest)
    return country, rest[:width], rest[width:]


def _area_width(country: str, rest: str) -> int:
    if country == "31":
        return 1 if rest[0] == "6" else 2
    if len(rest) == 9:
        return 3  # a Belgian mobile
    return 1 if rest[0] in "2349" else 2


def _pairs(digits: str) -> str:
    return " ".join(digits[i : i + 2] for i in range(0, len(digits), 2))


def _dashed(e164: str) -> str:
    _, area, rest = _parts(e164)
    return f"0{area}-{rest}"


def _spaced(e164: str) -> str:
    _, area, rest = _parts(e164)
    return f"0{area} {_pairs(rest)}"


def _international(e164: str) -> str:
    country, area, rest = _parts(e164)
    return f"+{country} {area} {rest}"


def _bracketed(e164: str) -> str:
    country, area, rest = _parts(e164)
    return f"+{country} (0){area} {_pairs(rest)}"


NOTATIONS: Final[tuple[Callable[[str], str], ...]] = (
    lambda e164: e164,
    _dashed,
    lambda e164: f"0{e164[3:]}",
    _spaced,
    _international,
    lambda e164: f"00{e164[1:]}",
    _bracketed,
    lambda e164: _dashed(e164).replace("-", "/"),
)
"""The ways in which people write a phone number; the first is E.164."""


def written(e164: str, style: int) -> str:
    """Return a phone number in one of the notations (any integer chooses one)."""
    return NOTATIONS[style % len(NOTATIONS)](e164)


def iban(country: str, serial: int) -> str:
    """Return an account number with right check digits at a bank that does not exist."""
    if country == "NL":
        body, spelled = f"HVST{serial:010d}", f"17312829{serial:010d}"
    else:
        base = 9980000000 + serial
        body = f"{base}{base % 97 or 97:02d}"
        spelled = body
    check = 98 - int(f"{spelled}{'2321' if country == 'NL' else '1114'}00") % 97
    return f"{country}{check:02d}{body}"


def mail_name(text: str) -> str:
    """Return a name as it stands in an e-mail address: no accents, blanks or capitals."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "".join(c for c in plain if c.isalnum() or c == "-")
