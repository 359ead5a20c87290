"""What happened with the messages of a case, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from houvast.features.rights.desk import words
from houvast.features.rights.desk.mail_words import REASONS, SENT, TOLD_OTHERWISE
from houvast.foundation.ui.contracts import Tone

Facts = Mapping[str, Any]


def _queued(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    proven = _("to an address that was proven") if facts["to_proven"] else _("to an address that was not proven")
    return _("Mail on its way: %(what)s") % {"what": _what(facts)}, proven


def _sent(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    answer = _("the other server answered %(code)s") % {"code": facts["answer"]}
    return _("Message sent: %(what)s") % {"what": _what(facts)}, answer


def _failed(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Message failed: %(what)s") % {"what": _what(facts)}, words.say(REASONS, facts["reason"])


def _returned(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Message came back: %(what)s") % {"what": _what(facts)}, words.say(REASONS, facts["reason"])


def _text_used(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    kind, _slash, name = facts["text"].partition("/")
    what = words.say(SENT, name) if kind == "mail" else _("letter")
    if not facts["version"]:
        return _("Standard text used: %(what)s") % {"what": what}, ""
    return _("Own text used: %(what)s") % {"what": what}, _("version %(number)s") % {"number": facts["version"]}


def _came_in(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Mail of the person added"), _("the mail server doubts the sender") if facts["suspect"] else ""


def _again(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    where = _("to another address") if facts["elsewhere"] else _("to the same address")
    return _("Message sent again: %(what)s") % {"what": _what(facts)}, where


def _told_otherwise(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    return _("Told in another way: %(what)s") % {"what": _what(facts)}, words.say(TOLD_OTHERWISE, facts["how"])


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "rights.mail_queued": _queued,
    "notifications.sent": _sent,
    "notifications.failed": _failed,
    "notifications.returned": _returned,
    "notifications.sent_again": _again,
    "notifications.told_otherwise": _told_otherwise,
    "wordings.text_used": _text_used,
    "guide.passage_mailed": lambda _f: (_("Passage of the privacy statement mailed"), ""),
    "mailbox.registered": lambda _f: (_("Request came in by mail"), ""),
    "mailbox.joined": _came_in,
    "mailbox.queued": lambda _f: (_("Mail about this closed request came in: it stands under “Mail”"), ""),
}
TONES: Mapping[str, Tone] = {
    "notifications.sent": Tone.SUCCESS,
    "notifications.failed": Tone.DANGER,
    "notifications.returned": Tone.DANGER,
}


def _what(facts: Facts) -> StrOrPromise:
    return words.say(SENT, facts["purpose"])
