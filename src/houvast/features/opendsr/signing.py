"""Sign what we send, and check what others signed: SHA-256 with the key of a certificate (FIPS 186-4).

What may never happen: our key in a log, an error or an answer; a body taken as signed because its signature could not
be read.
"""

import base64
import binascii
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings

from houvast.engines.trouble import Trouble

DOMAIN = "X-OpenDSR-Processor-Domain"
SIGNATURE = "X-OpenDSR-Signature"
OLD_DOMAIN = "X-OpenGDPR-Processor-Domain"
OLD_SIGNATURE = "X-OpenGDPR-Signature"


class NotSetUp(Trouble):
    """We can't sign: a file or the address is absent, or they do not belong together."""

    status = 503


@dataclass(frozen=True, slots=True)
class Signer:
    """Who we are to others: our domain, our certificate with its chain (PEM), and the key."""

    domain: str
    chain: bytes
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = field(repr=False)

    def sign(self, body: bytes) -> str:
        """Return the signature of a body, in base64."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            made = self.key.sign(body, padding.PKCS1v15(), SHA256())
        else:
            made = self.key.sign(body, ec.ECDSA(SHA256()))
        return base64.b64encode(made).decode()

    def headers(self, body: bytes, *, is_old: bool = False) -> dict[str, str]:
        """Return the headers that go with a body; with the old names as well, for whoever asked at an old address."""
        signed = self.sign(body)
        told = {DOMAIN: self.domain, SIGNATURE: signed}
        return told | ({OLD_DOMAIN: self.domain, OLD_SIGNATURE: signed} if is_old else {})


def our_signer() -> Signer:
    """Return who we are.

    :raises NotSetUp: HOUVAST_OPENDSR_KEY, HOUVAST_OPENDSR_CERTIFICATE or HOUVAST_PUBLIC_URL can't be used.
    """
    key, certificate = settings.HOUVAST_OPENDSR_KEY, settings.HOUVAST_OPENDSR_CERTIFICATE
    domain = (urlsplit(settings.HOUVAST_PUBLIC_URL).hostname or "").lower()
    if not (key and certificate and domain):
        raise NotSetUp(
            "OpenDSR is not set up: give HOUVAST_OPENDSR_KEY, HOUVAST_OPENDSR_CERTIFICATE and HOUVAST_PUBLIC_URL."
        )
    return _read(key, certificate, domain)


@lru_cache(maxsize=4)
def _read(key_file: str, certificate_file: str, domain: str) -> Signer:
    try:
        key = load_pem_private_key(Path(key_file).read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        raise NotSetUp("HOUVAST_OPENDSR_KEY names no file with a private key without password (PEM).") from None
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise NotSetUp("HOUVAST_OPENDSR_KEY must be an RSA or ECDSA key; others are not in the standard.")
    try:
        chain = Path(certificate_file).read_bytes()
        leaf = x509.load_pem_x509_certificates(chain)[0]
    except (OSError, ValueError):
        raise NotSetUp("HOUVAST_OPENDSR_CERTIFICATE names no file with a certificate (PEM).") from None
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if leaf.public_key().public_bytes(*form) != key.public_key().public_bytes(*form):
        raise NotSetUp("HOUVAST_OPENDSR_CERTIFICATE is not the certificate of HOUVAST_OPENDSR_KEY.")
    if domain not in names_of(leaf):
        raise NotSetUp("HOUVAST_OPENDSR_CERTIFICATE is not for the host of HOUVAST_PUBLIC_URL.")
    return Signer(domain, chain, key)


def names_of(certificate: x509.Certificate) -> frozenset[str]:
    """Return the domains for which a certificate is."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return frozenset()
    return frozenset(name.lower() for name in found.get_values_for_type(x509.DNSName))


def is_signed(body: bytes, signature: str, certificate: x509.Certificate) -> bool:
    """Tell whether a body was signed with the key of a certificate."""
    try:
        given = base64.b64decode("".join(signature.split()), validate=True)
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(given, body, padding.PKCS1v15(), SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(given, body, ec.ECDSA(SHA256()))
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, binascii.Error):
        return False
    return True
