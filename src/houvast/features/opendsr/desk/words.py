"""What went wrong between us and a partner, and how its certificates stand, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from houvast.features.opendsr.contracts import CertificateState

STATES: dict[CertificateState, tuple[Promise, str]] = {
    CertificateState.VALID: (_("valid"), "success"),
    CertificateState.ENDS_SOON: (_("ends soon"), "warning"),
    CertificateState.EXPIRED: (_("expired"), "danger"),
    CertificateState.NOT_YET: (_("not valid yet"), "warning"),
    CertificateState.WITHDRAWN: (_("withdrawn"), "danger"),
}

FAILURES: dict[str, Promise] = {
    "no_answer": _("nobody answers"),
    "too_late": _("the answer came too late"),
    "too_long": _("the answer is too long"),
    "packed": _("the answer is packed"),
    "untrusted": _("the certificate can't be trusted"),
    "unsigned": _("the answer was not signed by them"),
    "unreadable": _("the answer can't be read"),
    "refused": _("they refused it"),
    "bad_address": _("the address is not allowed"),
    "private_network": _("the address lies in a private network"),
    "no_key": _("there is no key"),
    "not_set_up": _("we have no key and certificate of our own yet"),
    "case_shredded": _("the request was destroyed"),
}
