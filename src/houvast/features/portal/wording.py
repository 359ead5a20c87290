"""The mails and text messages of the page: a code, and that there is a message. They tell nothing about anybody."""

from django.conf import settings

from houvast.engines.matching.identifiers import EMAIL, Identifier
from houvast.features.portal.contracts import CODE_LASTS
from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.ui.wording import wording

PACKAGE, NAME = "houvast.features.portal", "mails"


def code_message(contact: Identifier, code: str, purpose: str, language: str, sender: str) -> Envelope:
    """Write the message that brings a code; `purpose` is `enter` or `answer`."""
    minutes = int(CODE_LASTS.total_seconds() // 60)
    words = wording(PACKAGE, NAME, language)
    if contact.kind != EMAIL:
        return Envelope(to=contact.value, text=words.say("code_sms", sender=sender, code=code, minutes=minutes))
    parts = (
        words["greeting"],
        words.say(f"code_{purpose}", code=code),
        words.say("code_lasts", minutes=minutes),
        words["code_not_asked"],
        words["closing"],
        sender,
    )
    return Envelope(to=contact.value, subject=words["code_subject"], text="\n\n".join(parts) + "\n", sender_name=sender)


def told_message(contact: Identifier, language: str, sender: str) -> Envelope:
    """Write that there is a message, and where."""
    words = wording(PACKAGE, NAME, language)
    if contact.kind != EMAIL:
        return Envelope(to=contact.value, text=words.say("message_sms", sender=sender, page=page_address()))
    parts = (
        words["greeting"],
        words.say("message_there", sender=sender),
        words.say("message_where", page=page_address()),
        words["message_no_answer"],
        words["closing"],
        sender,
    )
    text = "\n\n".join(parts) + "\n"
    return Envelope(to=contact.value, subject=words["message_subject"], text=text, sender_name=sender)


def page_address() -> str:
    """Give where the page is; whole where it is known under which name others reach us."""
    return f"{settings.HOUVAST_PUBLIC_URL}/my/"
