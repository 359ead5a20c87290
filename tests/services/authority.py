"""A certificate authority of our own, and the certificates that it issues."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()

    def write(self, folder: Path, name: str) -> tuple[Path, Path]:
        """Write the key and the certificate into two files."""
        key, certificate = folder / f"{name}.key.pem", folder / f"{name}.pem"
        key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        certificate.write_text(self.pem)
        return key, certificate


def authority(name: str = "Houvast test authority") -> Issued:
    """Make an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = named(name)
    built = _begun(subject, subject, key, datetime.now(UTC), days=30).add_extension(
        x509.BasicConstraints(ca=True, path_length=1), critical=True
    )
    built = built.add_extension(_usage(ca=True), critical=True)
    built = built.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return Issued(built.sign(key, SHA256()), key)


def issue(
    by: Issued,
    domain: str,
    *,
    algorithm: str = "rsa",
    since: datetime | None = None,
    days: int = 10,
    signs: bool = True,
) -> Issued:
    """Have an authority issue a certificate for a domain."""
    key: Key = rsa.generate_private_key(65537, 2048) if algorithm == "rsa" else ec.generate_private_key(ec.SECP256R1())
    built = _begun(named(domain), by.certificate.subject, key, since or datetime.now(UTC), days=days)
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName(domain)]), critical=False)
    built = built.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    built = built.add_extension(_usage(ca=False, signs=signs), critical=True)
    built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    issuer = by.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    built = built.add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer), critical=False)
    return Issued(built.sign(by.key, SHA256()), key)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _begun(subject: x509.Name, issuer: x509.Name, key: Key, since: datetime, *, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since - DAY)
        .not_valid_after(since + days * DAY)
    )


def _usage(*, ca: bool, signs: bool = True) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs, content_commitment=False, key_encipherment=not ca, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip
