"""The words of codes and warnings; they name no case data, so that whoever sees a screen learns nothing."""

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from houvast.features.verification.contracts import ContactPoint
from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.ui.wording import FIRST, LANGUAGES


def code_message(contact: ContactPoint, code: str, *, language: str, sender_name: str, lasts: timedelta) -> Envelope:
    """Write the message that brings a code."""
    minutes = int(lasts.total_seconds() // 60)
    return _message(contact, "code", language, sender_name, code=code, minutes=str(minutes))


def link_message(contact: ContactPoint, address: str, *, language: str, sender_name: str, lasts: timedelta) -> Envelope:
    """Write the message that brings a link to log in with."""
    minutes = str(int(lasts.total_seconds() // 60))
    return _message(contact, "login_link", language, sender_name, address=address, minutes=minutes)


def alert_message(contact: ContactPoint, reason: str, *, language: str, sender_name: str, **places: str) -> Envelope:
    """Write the warning that checking was locked, that contact data changed, or that an erasure was asked."""
    return _message(contact, reason, language, sender_name, **places)


def in_words(at: datetime, language: str) -> str:
    """Write a moment as a day and an hour of our own clock."""
    with override(language if language in LANGUAGES else FIRST):
        return date_format(localtime(at), "j F Y, H:i")


def _message(contact: ContactPoint, name: str, language: str, sender_name: str, **places: str) -> Envelope:
    is_mail = contact.kind == "email"
    subject, _line, text = _text(language, f"{name}_{'mail' if is_mail else 'sms'}").partition("\n")
    filled = text.strip().format(sender=sender_name, **places)
    if is_mail:
        return Envelope(to=contact.value, subject=subject.removeprefix("# "), text=filled, sender_name=sender_name)
    return Envelope(to=contact.value, text=filled)


@cache
def _text(language: str, name: str) -> str:
    folder = files("houvast.features.verification") / "content" / (language if language in LANGUAGES else FIRST)
    return (folder / f"{name}.md").read_text(encoding="utf-8")
