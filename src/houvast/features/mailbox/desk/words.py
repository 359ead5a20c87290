"""What pages call the codes of mails."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.mailbox.contracts import State, Why
from houvast.features.rights.contracts import JoinedWhy, Right
from houvast.foundation.ui.contracts import Tone

Words = Mapping[str, StrOrPromise]
APART = "apart"
"""That two requests are not one."""

RIGHTS: Words = {
    Right.ACCESS: _("See my data"),
    Right.ERASURE: _("Erase my data"),
    Right.RECTIFICATION: _("Correct my data"),
    Right.OBJECTION: _("Stop using my data"),
    Right.RESTRICTION: _("Put my data on hold"),
    Right.PORTABILITY: _("Take my data with me"),
    Right.WITHDRAWAL: _("Withdraw my consent"),
    Right.HUMAN_REVIEW: _("A person must look again"),
    Right.COMPLAINT: _("Complaint or question"),
}
LANGUAGES: Words = {"nl": _("Dutch"), "en": _("English"), "fr": _("French"), "de": _("German")}
STATES: Words = {
    State.RECEIVED: _("Being sorted"),
    State.QUEUED: _("To decide"),
    State.REGISTERED: _("Registered"),
    State.JOINED: _("Added to a request"),
    State.REPORT: _("Message came back"),
    State.INFORMATION: _("Question"),
    State.NOT_OURS: _("Not for us"),
    State.SPAM: _("Spam"),
}
STATE_TONES: Mapping[str, Tone] = {
    State.QUEUED: Tone.WARNING,
    State.REGISTERED: Tone.SUCCESS,
    State.JOINED: Tone.SUCCESS,
}
WHY: Words = {
    Why.AUTOMATIC: _("A machine sent it, so it seems"),
    Why.UNCLEAR: _("It isn’t clear what is asked"),
    Why.SEVERAL: _("More is asked than one thing"),
    Why.INFORMATION: _("It seems to be a question"),
    Why.BREACH: _("It may be a data breach: look at it now"),
    Why.THIRD_PARTY: _("Somebody writes for somebody else"),
    Why.STRANGER: _("The receipt number and the sender don’t go together"),
    Why.MANY: _("Many requests from one sender"),
    Why.OLD: _("It lay in the mailbox for long"),
    Why.TOO_BIG: _("Too large: look in the mailbox itself"),
    Why.UNREADABLE: _("It can’t be taken apart"),
    Why.NO_SENDER: _("No sender, or more than one"),
    Why.TROUBLE: _("Sorting it went wrong"),
    Why.RECOGNISED: _("Recognised by its words"),
    Why.THREAD: _("It answers a mail of the request"),
    Why.NUMBER: _("It names the number, or answers the first mail"),
    Why.COPY: _("The same mail came in before"),
    Why.AGAIN: _("An open request asks the same: is it one?"),
    Why.FOLLOW_UP: _("About a request that is closed"),
    Why.BY_HAND: _("Decided by a person"),
}
ASIDE: Words = {
    State.INFORMATION: _("A question, answered in another way"),
    State.NOT_OURS: _("Not for us"),
    State.SPAM: _("Spam"),
}
REASONS: Words = {
    "question": _("It only asks for information"),
    "other_organisation": _("It is meant for another organisation"),
    "advertising": _("It is advertising"),
    "no_request": _("It is about something else than personal data"),
    "duplicate": _("We have it already"),
    "fraud": _("It looks like fraud"),
}
AGAIN: Words = {
    JoinedWhy.DUPLICATE: _("The same, asked twice"),
    JoinedWhy.FOLLOW_UP: _("It adds to what was asked, or asks how far it is"),
    APART: _("Another person, or another request: keep apart"),
}
HINTS: Words = {
    "pass": _("passed"),
    "fail": _("failed"),
}
TROUBLES: Words = {
    "no_connection": _("The mail server does not answer."),
    "broken_off": _("The mail server broke off."),
    "login_refused": _("The mail server refuses the login."),
    "no_folder": _("The folder is not there, or may not be opened."),
    "slow": _("It takes long: the mail server is very slow, or no worker runs."),
    "set_up": _("It is not set up well: check the organisation and where the password is found."),
}
OTHER_TROUBLE: StrOrPromise = _("Reading it went wrong.")
