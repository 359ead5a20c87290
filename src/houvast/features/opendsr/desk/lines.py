"""What goes wrong here, as it is said below; `entrypoints/desk/saying.py` says it in the language of the page."""

from django.utils.translation import gettext_noop as _

LINES = (
    _("The own organisation sends itself no requests; choose a principal."),
    _("The endpoint must be https://host/…, without user and number; http only with --private."),
    _("An endpoint needs the key that opens it; give it as well."),
    _("The key holds signs that can't be sent; copy it anew."),
    _("A host for callbacks is a name only, such as dsr.example.com; leave out the rest."),
    _("the text holds no certificate (PEM)"),
    _("This is no fingerprint: give the SHA-256 of the certificate, 64 digits and letters a-f."),
    _("With this organisation no requests are exchanged: choose one from the list of partners."),
    _("This principal takes no requests: lay down its endpoint first."),
    _("Your account may not do this: ask the privacy officer."),
)
