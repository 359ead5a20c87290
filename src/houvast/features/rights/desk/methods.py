"""What pages call the ways to check somebody, and how sure each makes us."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.verification.contracts import Doubt, Method

LEVELS: tuple[StrOrPromise, ...] = (
    _("0: no check needed"),
    _("1: basic"),
    _("2: standard"),
    _("3: strong"),
)
METHODS: Mapping[Method, StrOrPromise] = {
    Method.ADDRESS_MATCH: _("The number or address in use is the one it is about"),
    Method.KNOWN_CHANNEL: _("Known number or address, with a code"),
    Method.DYNAMIC_FACTS: _("Two facts that change and only the customer knows"),
    Method.ACCOUNT_LOGIN: _("Logged in to their own account"),
    Method.CHANNEL_CODE: _("Code to a channel on file, and one such fact"),
    Method.CALL_BACK: _("Called back on the number on file"),
    Method.LETTER_CODE: _("Code by letter to the address on file"),
    Method.SECOND_FACTOR: _("Logged in with a second factor"),
    Method.EID: _("Electronic identity, such as DigiD or itsme"),
    Method.IN_PERSON: _("In person, identity document shown and not copied"),
    Method.MASKED_ID: _("Masked copy of a document, looked at and destroyed (last resort)"),
    Method.OVERRIDE: _("Two colleagues together, with a reason"),
}
DOUBTS: Mapping[Doubt, StrOrPromise] = {
    Doubt.OTHER_CHANNEL: _("Another number or address than the one on file"),
    Doubt.CONTRADICTION: _("What was said does not fit what is on file"),
    Doubt.THIRD_PARTY: _("Somebody asks for another person"),
    Doubt.RECENT_CHANGE: _("Contact data changed lately"),
    Doubt.DISPUTED_ACCOUNT: _("The account is disputed"),
    Doubt.MINOR: _("The person is a minor"),
}
