"""The certificate with which a principal signs: fetched from its own domain, kept while it can be trusted."""

import json
from datetime import datetime, timedelta

from cryptography import x509

from houvast.features.opendsr.asking import NoAnswer, ask
from houvast.features.opendsr.contracts import PartnerFacts
from houvast.features.opendsr.models import Partner
from houvast.features.opendsr.rules import host_of
from houvast.features.opendsr.trusting import LARGEST, Untrusted, trusted

_PAUSE = timedelta(minutes=5)
"""A certificate is not fetched again within this time, however often somebody knocks."""
_KEPT = timedelta(days=1)
"""After this it is fetched again, so that one that was withdrawn does not last."""


def certificate_of(partner: PartnerFacts, *, at: datetime) -> x509.Certificate:
    """Return the certificate of a principal.

    :raises Untrusted: it has none that can be trusted.
    """
    row = Partner.objects.get(organisation__key=partner.organisation)
    if row.certificate and row.fetched_at and at < row.fetched_at + _KEPT:
        try:
            return _checked(row.certificate.encode(), partner, at)
        except Untrusted:
            pass  # it may have been renewed
    if row.fetched_at and at < row.fetched_at + _PAUSE:
        raise Untrusted("the certificate of the other side could not be trusted a moment ago; it is fetched again soon")
    Partner.objects.filter(pk=row.pk).update(fetched_at=at, certificate="")
    chain = _fetched(partner)
    found = _checked(chain, partner, at)
    Partner.objects.filter(pk=row.pk).update(certificate=chain.decode("ascii", "replace"))
    return found


def _checked(chain: bytes, partner: PartnerFacts, at: datetime) -> x509.Certificate:
    return trusted(chain, partner.domain, trust=partner.trust, withdrawn=partner.withdrawn, at=at)


def _fetched(partner: PartnerFacts) -> bytes:
    try:
        told = json.loads(ask("GET", f"{partner.endpoint}/discovery", partner).body)
        url = told["processor_certificate"]
        if not isinstance(url, str) or host_of(url, private=partner.private) != partner.domain:
            raise Untrusted("the certificate of the other side stands at another domain than its own")
        chain = ask("GET", url, partner).body
    except (NoAnswer, ValueError, RecursionError, TypeError, KeyError):
        raise Untrusted("the certificate of the other side can't be fetched") from None
    if len(chain) > LARGEST:
        raise Untrusted("the certificate of the other side is too long")
    return chain
