"""Over TLS the name in the certificate counts, although the connection goes to the address that was looked at."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.rest.connector import open_connector
from tests.connectors.rest.desks import PACK
from tests.services.help_desk import Tickets

NAME = "desk.example"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of its own for the name, in one file with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    day = timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "desk.pem"
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file


@pytest.fixture
def desk(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tickets]:
    """A help desk that speaks TLS; every name of `example` leads to it."""

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    with Tickets() as desk:
        assert isinstance(desk, Tickets)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        desk.encrypt(context)
        monkeypatch.setattr("houvast.connectors.door.socket.getaddrinfo", resolve)
        yield desk


def reached(desk: Tickets, name: str, **options: str) -> str:
    given = {"pack": str(PACK), "private": "yes", **options}
    connector = open_connector(Address(desk.url.replace("127.0.0.1", name), desk.secret, tuple(given.items())))
    try:
        with connector.session() as session:
            return session.health().line
    finally:
        connector.close()


def test_the_name_in_the_certificate_is_the_one_in_the_address(desk: Tickets, certificate: Path) -> None:
    assert reached(desk, NAME, ca=str(certificate)) == "encrypted"


def test_another_name_is_not_trusted(desk: Tickets, certificate: Path) -> None:
    with pytest.raises(Unreachable, match="certificate") as caught:
        reached(desk, "other.example", ca=str(certificate))
    assert "other.example" not in str(caught.value)
    assert desk.asked == []


def test_a_certificate_that_nobody_signed_is_not_trusted(desk: Tickets) -> None:
    with pytest.raises(Unreachable, match="certificate"):
        reached(desk, NAME)
    assert desk.asked == []


def test_a_file_that_is_no_certificate_is_said(desk: Tickets, tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_text("x")
    with pytest.raises(Unreachable, match="`ca`"):
        reached(desk, NAME, ca=str(tmp_path / "x.pem"))
