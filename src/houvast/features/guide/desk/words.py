"""What pages call things of the guide."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.guide.contracts import Theme

THEMES: Mapping[Theme, StrOrPromise] = {
    Theme.STOP: _("Stop and erase"),
    Theme.DATA: _("My data"),
    Theme.CALL: _("This call"),
    Theme.SHARING: _("Sharing and security"),
    Theme.OTHERS: _("Somebody else asks"),
    Theme.INCIDENT: _("Something went wrong"),
    Theme.AFTER: _("Complaint and follow-up"),
}
LANGUAGES: Mapping[str, StrOrPromise] = {"nl": _("Dutch"), "en": _("English")}
