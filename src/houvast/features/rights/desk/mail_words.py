"""How pages call the mails of a case, what can be asked in them, and where they stand."""

from django.utils.translation import gettext_lazy as _

from houvast.features.rights.desk.words import Words
from houvast.features.rights.mails.fields import MailKind, Question
from houvast.foundation.notifications.contracts import State, ToldOtherwise
from houvast.foundation.ui.contracts import Tone

MAILS: Words = {
    MailKind.RECEIPT: _("Confirm the receipt"),
    MailKind.IDENTITY_NEEDED: _("Ask to prove who it is"),
    MailKind.IDENTITY_FAILED: _("The check of identity failed"),
    MailKind.CLARIFICATION: _("Ask what is meant"),
    MailKind.EXTENSION: _("The answer takes longer"),
    MailKind.FORWARDED: _("The request was passed on"),
    MailKind.ANSWER_READY: _("The answer is ready"),
    MailKind.REMINDER: _("Remind the person"),
    MailKind.RECIPIENT_NOTICE: _("Tell who received the data"),
    MailKind.JOINED: _("It goes on in one request"),
    MailKind.WITHDRAWN: _("The request was taken back"),
    MailKind.FEE_DROPPED: _("No fee is asked after all"),
}
SENT: Words = {
    **MAILS,
    "fee": _("A fee is asked"),
    "guide_passage": _("What the privacy statement says"),
    "identity_code": _("A code, to check who asks"),
    "identity_link": _("A link to log in with"),
    "identity_erasure_asked": _("Warning: an erasure was asked"),
    "identity_locked": _("Warning: checks failed too often"),
    "identity_unlocked": _("Checks can go on again"),
    "identity_contact_changed": _("Warning: contact data changed lately"),
    "page_code": _("A code for the person’s own page"),
    "page_message": _("There is a message on the person’s own page"),
}
"""All mails that may have been sent about a case, also those that are sent from a page of their own."""
QUESTIONS: Words = {
    Question.WHICH_DATA: _("Which data?"),
    Question.WHICH_PERIOD: _("Which period?"),
    Question.WHAT_IS_WRONG: _("What is wrong, and what must it be?"),
    Question.WHICH_USE: _("Which use must stop?"),
    Question.WHICH_DECISION: _("Which decision?"),
}
LANGUAGES: Words = {"nl": _("Dutch"), "en": _("English"), "fr": _("French"), "de": _("German")}
STATES: Words = {
    State.WAITING: _("Waits to be sent"),
    State.SENT: _("Sent"),
    State.FAILED: _("Failed"),
    State.RETURNED: _("Came back"),
}
STATE_TONES = {
    State.WAITING: Tone.NEUTRAL,
    State.SENT: Tone.SUCCESS,
    State.FAILED: Tone.DANGER,
    State.RETURNED: Tone.DANGER,
}
TOLD_OTHERWISE: Words = {
    ToldOtherwise.PHONE: _("By phone"),
    ToldOtherwise.LETTER: _("By letter"),
    ToldOtherwise.IN_PERSON: _("In person"),
    ToldOtherwise.NOT_NEEDED: _("No longer needed"),
}
REASONS: Words = {
    "refused": _("The other mail server refused it. Is the address right?"),
    "no_connection": _("Our mail server could not be reached."),
    "broken_off": _("The connection was broken off."),
    "not_set_up": _("No mail server is set up."),
    "file_gone": _("A file that went with it is gone."),
    "case_shredded": _("The case was shredded before it was sent."),
    "forgotten": _("Its text was destroyed before it was sent."),
    "no_such_user": _("Nobody has this address."),
    "returned": _("It came back: perhaps nobody has this address."),
}
"""Why a message was not sent, or came back; a reason without words is shown as it stands."""
