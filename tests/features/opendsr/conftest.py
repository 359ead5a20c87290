"""We are a processor with a certificate; Zonneveld sends us requests."""

from pathlib import Path

import pytest

from houvast.foundation.programs import entering
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.cast import LONG_AGO, SETUP, ZONNEVELD, Cast
from tests.services.authority import Issued, authority, issue

DOMAIN = "houvast.example"


@pytest.fixture(autouse=True)
def nothing_counted():
    entering._left.clear()


@pytest.fixture(scope="session", name="ca")
def an_authority() -> Issued:
    return authority()


@pytest.fixture(scope="session", name="ours", params=["rsa"])
def our_certificate(ca: Issued, request: pytest.FixtureRequest) -> Issued:
    return issue(ca, DOMAIN, algorithm=request.param)


@pytest.fixture(name="processor")
def we_can_sign(settings, tmp_path: Path, ours: Issued) -> Issued:
    key, certificate = ours.write(tmp_path, "ours")
    settings.HOUVAST_OPENDSR_KEY, settings.HOUVAST_OPENDSR_CERTIFICATE = str(key), str(certificate)
    settings.HOUVAST_PUBLIC_URL = f"https://{DOMAIN}"
    return ours


@pytest.fixture(name="key")
def a_key(cast: Cast, processor: Issued) -> str:
    return key_of(ZONNEVELD)


def key_of(organisation: str, scope: Scope = Scope.OPENDSR) -> str:
    return add_program(
        organisation=organisation, name="DSR", scopes=[scope], a_minute=60_000, by=SETUP, at=LONG_AGO
    )[1]  # fmt: skip
