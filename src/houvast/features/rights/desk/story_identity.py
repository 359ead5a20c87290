"""What happened while it was established who asks, as sentences."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_stubs_ext import StrOrPromise

from houvast.features.rights.desk.methods import METHODS
from houvast.features.verification.contracts import CopyReason, Method, OverrideReason

Facts = Mapping[str, Any]

CODE_WAYS: Mapping[str, StrOrPromise] = {
    "code_by_mail": lazy("by e-mail"),
    "code_by_sms": lazy("by text message"),
    "code_by_letter": lazy("by letter"),
}
OVERRIDE_REASONS: Mapping[OverrideReason, StrOrPromise] = {
    OverrideReason.NO_CHANNEL: lazy("Nothing on file works any more"),
    OverrideReason.VULNERABLE: lazy("The usual ways ask too much of this person"),
    OverrideReason.SYSTEM_DOWN: lazy("A system is silent, and the legal date is near"),
    OverrideReason.KNOWN_IN_PERSON: lazy("The principal or a guardian vouches, and was called back"),
}
COPY_REASONS: Mapping[CopyReason, StrOrPromise] = {
    CopyReason.SENSITIVE: lazy("The data are sensitive, and nothing else is on file"),
    CopyReason.NO_OTHER_WAY: lazy("Every other way was tried, or can’t be used"),
    CopyReason.PERSON_ABROAD: lazy("The person is abroad and can’t come by"),
}
_ALERTS: Mapping[str, StrOrPromise] = {
    "locked": lazy("checking was locked"),
    "erasure_asked": lazy("an erasure was asked"),
    "contact_changed": lazy("contact data changed"),
}
_CHANNELS: Mapping[str, StrOrPromise] = {"mail": lazy("by e-mail"), "sms": lazy("by text message")}


def _asked(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    counts = {name: facts[name] for name in ("asked", "right", "wrong")}
    return _("Questions put"), _("%(asked)s put, %(right)s right, %(wrong)s wrong") % counts


def _alerted(facts: Facts) -> tuple[StrOrPromise, StrOrPromise]:
    parts = {"why": _ALERTS[facts["reason"]], "how": _CHANNELS[facts["channel"]]}
    return _("The person was warned on what is on file"), _("%(why)s, %(how)s") % parts


SENTENCES: Mapping[str, Callable[[Facts], tuple[StrOrPromise, StrOrPromise]]] = {
    "verification.code_sent": lambda f: (
        _("Code sent to what is on file"),
        _("%(way)s, counts until %(until)s") % {"way": CODE_WAYS[f["way"]], "until": _moment(f["ends_at"])},
    ),
    "verification.facts_asked": _asked,
    "verification.locked": lambda f: (
        _("Checking locked; the request stays open"),
        _("until %(until)s") % {"until": _moment(f["until"])},
    ),
    "verification.person_alerted": _alerted,
    "verification.proof_carried_over": lambda f: (
        _("The check counts in %(number)s too") % {"number": f["to"]},
        METHODS[Method(f["method"])],
    ),
    "verification.proof_taken_over": lambda f: (
        _("The check of %(number)s counts here too") % {"number": f["of"]},
        METHODS[Method(f["method"])],
    ),
    "verification.override_asked": lambda f: (_("A second colleague was asked"), _reason(f)),
    "verification.override_approved": lambda f: (_("A second colleague agreed"), _reason(f)),
    "verification.login_begun": lambda f: (_("Logging in elsewhere was begun"), f["provider"]),
    "verification.login_link_sent": lambda f: (
        _("Link to log in with sent to what is on file"),
        _("%(way)s, counts until %(until)s") % {"way": CODE_WAYS[f["way"]], "until": _moment(f["ends_at"])},
    ),
    "verification.portal_vouched": lambda f: (_("The client’s own portal vouched"), f["portal"]),
    "verification.sim_swapped": lambda f: (
        _("No code by text message in this case"),
        _("the number got another SIM card lately") if f["known"] else _("nobody could tell about the SIM card"),
    ),
    "verification.copy_seen": lambda f: (
        _("A masked copy was looked at, as a last resort"),
        _("%(why)s; to be destroyed by %(until)s")
        % {"why": COPY_REASONS[CopyReason(f["reason"])], "until": _moment(f["destroy_by"])},
    ),
    "verification.copy_destroyed": lambda f: (
        _("The masked copy was destroyed"),
        _("in time") if f["in_time"] else _("too late"),
    ),
}


def _reason(facts: Facts) -> StrOrPromise:
    return OVERRIDE_REASONS[OverrideReason(facts["reason"])]


def _moment(stored: str) -> str:
    return date_format(localtime(datetime.fromisoformat(stored)), "SHORT_DATETIME_FORMAT")
