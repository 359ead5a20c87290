"""Whether a certificate of another organisation can be trusted: its chain, its days, its name and what it is for."""

import ssl
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError
from django.conf import settings

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.contracts import CertificateFacts, CertificateState
from houvast.features.opendsr.signing import names_of

ENDS_SOON = timedelta(days=30)
"""How long before its end a certificate is warned for."""
LARGEST = 50_000
"""Bytes of a certificate with its chain."""
_LONGEST_CHAIN = 6


class Untrusted(Trouble):
    """A certificate that proves nothing here."""


def trusted(
    chain: bytes, domain: str, *, trust: str = "", withdrawn: Collection[str] = (), at: datetime
) -> x509.Certificate:
    """Return the certificate (the first of the chain, PEM) when an authority that we trust issued it for this domain.

    One that signed itself is never trusted. `trust` holds certificates (PEM) of authorities beside those of the system.

    :raises Untrusted: it is none, too old or too young, withdrawn, for another domain, or not for signing.
    """
    try:
        found = x509.load_pem_x509_certificates(chain[:LARGEST])[:_LONGEST_CHAIN]
        if found[0].issuer == found[0].subject:
            raise Untrusted("the certificate signed itself; one of a certificate authority is needed")
        _count(found, withdrawn, at)
        builder = PolicyBuilder().store(Store(_authorities(trust))).time(at.astimezone(UTC).replace(tzinfo=None))
        builder.build_server_verifier(x509.DNSName(domain)).verify(found[0], found[1:])
        _for_signing(found[0])
    except (VerificationError, ValueError, IndexError, x509.UnsupportedGeneralNameType):
        raise Untrusted("the certificate is not trusted, not for this domain, or not valid today") from None
    return found[0]


def pinned(pem: str, *, withdrawn: Collection[str] = (), at: datetime) -> x509.Certificate:
    """Return a certificate that was laid down for somebody by hand, as long as its days last.

    :raises Untrusted: it is none, not valid now, or withdrawn.
    """
    found = authorities(pem)[0]
    _count([found], withdrawn, at)
    return found


def certificate_facts(pem: str, *, withdrawn: Collection[str] = (), at: datetime) -> CertificateFacts | None:
    """Give the first certificate of a text as a person needs it; None where there is none that can be read."""
    try:
        found = authorities(pem)[0]
    except Untrusted:
        return None
    fingerprint = fingerprint_of(found)
    state = CertificateState.WITHDRAWN if fingerprint in withdrawn else _state(found, at)
    return CertificateFacts(tuple(sorted(names_of(found))), fingerprint, found.not_valid_after_utc, state)


def fingerprint_of(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate, in hex, by which people compare it over the phone."""
    return certificate.fingerprint(SHA256()).hex()


def _state(certificate: x509.Certificate, at: datetime) -> CertificateState:
    if at > certificate.not_valid_after_utc:
        return CertificateState.EXPIRED
    if at < certificate.not_valid_before_utc:
        return CertificateState.NOT_YET
    return CertificateState.ENDS_SOON if at + ENDS_SOON >= certificate.not_valid_after_utc else CertificateState.VALID


def _count(found: Collection[x509.Certificate], withdrawn: Collection[str], at: datetime) -> None:
    """Go on only with certificates that count today.

    :raises Untrusted: one was withdrawn, or the first is too old or too young.
    """
    if any(fingerprint_of(one) in withdrawn for one in found):
        raise Untrusted("the certificate was withdrawn; sign with a new one, and have that laid down")
    first = next(iter(found))
    match _state(first, at):
        case CertificateState.EXPIRED:
            raise Untrusted(f"the certificate expired on {first.not_valid_after_utc:%Y-%m-%d}; sign with a new one")
        case CertificateState.NOT_YET:
            raise Untrusted(f"the certificate is valid from {first.not_valid_before_utc:%Y-%m-%d} on, not yet")


def authorities(pem: str) -> list[x509.Certificate]:
    """Read certificates of authorities.

    :raises Untrusted: there is none in the text.
    """
    try:
        found = x509.load_pem_x509_certificates(pem.encode())
    except ValueError:
        raise Untrusted("the text holds no certificate (PEM)") from None
    return found


def _for_signing(certificate: x509.Certificate) -> None:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not usage.digital_signature:
        raise Untrusted("the certificate is not for signatures")


def _authorities(trust: str) -> list[x509.Certificate]:
    own = settings.HOUVAST_OPENDSR_TRUST
    return [*_of_system(), *(_of_file(own) if own else ()), *(authorities(trust) if trust else ())]


@lru_cache(maxsize=1)
def _of_system() -> tuple[x509.Certificate, ...]:
    found = []
    for der in ssl.create_default_context().get_ca_certs(binary_form=True):
        try:
            found.append(x509.load_der_x509_certificate(der))
        except ValueError:  # an authority so old that its certificate breaks the rules of today
            continue
    return tuple(found)


@lru_cache(maxsize=4)
def _of_file(path: str) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(authorities(Path(path).read_text(encoding="ascii")))
    except (OSError, UnicodeError):
        raise Untrusted("HOUVAST_OPENDSR_TRUST names no file with certificates (PEM)") from None
