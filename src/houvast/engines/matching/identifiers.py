"""Bring the identifiers of people to one notation: e-mail, phone, and numbers of any kind."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from houvast.engines.trouble import Trouble

EMAIL = "email"
PHONE = "phone_number"
_NEIGHBOURS = ("NL", "BE")


class NotAnIdentifier(Trouble):
    """The text is no identifier of this kind."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier of a person: its kind (`email`, `phone_number`, `customer_number`, …) and its one notation."""

    kind: str
    value: str

    def __repr__(self) -> str:
        return f"Identifier({self.kind}, …)"

    @property
    def is_strong(self) -> bool:
        """Tell whether it points at one person as a rule; a phone is shared by households."""
        return self.kind != PHONE


def identifier(kind: str, text: str, *, country: str) -> Identifier:
    """Return the identifier that a person gave, in its one notation.

    :raises NotAnIdentifier: it can't be one.
    """
    stripped = text.strip()
    if kind == EMAIL:
        return Identifier(EMAIL, _email(stripped))
    if kind == PHONE:
        return Identifier(PHONE, _phone(stripped, country))
    compact = compacted(stripped)
    if not compact:
        raise NotAnIdentifier(f"the {kind} is empty; give it or leave it out.")
    return Identifier(kind, compact)


@lru_cache(maxsize=8192)
def stored_identifier(kind: str, text: str, country: str) -> Identifier | None:
    """Return the identifier that a system holds, or None where the text can't be one."""
    try:
        return identifier(kind, text, country=country)
    except NotAnIdentifier:
        return None


def compacted(text: str) -> str:
    """Return the text in upper case without blanks, dots, dashes and slashes."""
    return re.sub(r"[\s./-]+", "", text).upper()


@lru_cache(maxsize=8192)
def national_digits(e164: str) -> str:
    """Return the national significant number of a phone number in E.164."""
    return phonenumbers.national_significant_number(phonenumbers.parse(e164))


def _email(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise NotAnIdentifier("this is no e-mail address; write it like name@example.org.") from None
    return found.normalized.casefold()


def _phone(text: str, country: str) -> str:
    number = _read_phone(text, country)
    if number is None or not phonenumbers.is_possible_number(number):
        raise NotAnIdentifier(
            "this is no phone number; write it with its area code or, from abroad, with + and country code."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _read_phone(text: str, country: str) -> phonenumbers.PhoneNumber | None:
    """Return the number as the country reads it, or as a neighbour does where only that makes it a valid one."""
    read = []
    for region in (country, *(c for c in _NEIGHBOURS if c != country)):
        try:
            read.append(phonenumbers.parse(text, region))
        except phonenumbers.NumberParseException:
            continue
    return next((n for n in read if phonenumbers.is_valid_number(n)), read[0] if read else None)
