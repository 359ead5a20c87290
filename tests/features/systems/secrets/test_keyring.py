"""A password in a keyring: a real backend, registered through the keyring's own door."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from houvast.features.systems.secrets import finding
from houvast.features.systems.secrets.finding import NoSecret, secret_of


class InMemory(KeyringBackend):
    """A keyring without a file."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, made = keyring.get_keyring(), InMemory()
    keyring.set_keyring(made)
    finding._KEPT.clear()
    yield made
    keyring.set_keyring(before)
    finding._KEPT.clear()


def test_the_keyring_gives_the_password_of_a_service_and_user(ring: InMemory) -> None:
    keyring.set_password("houvast", "crm/reader", "geheim")
    assert secret_of("crm", "keyring:houvast/crm/reader") == "geheim"


def test_it_is_kept_for_a_minute_and_then_asked_for_again(ring: InMemory) -> None:
    now = 1000.0
    keyring.set_password("houvast", "crm", "eerst")
    assert secret_of("crm", "keyring:houvast/crm", lambda: now) == "eerst"
    keyring.set_password("houvast", "crm", "daarna")
    assert secret_of("crm", "keyring:houvast/crm", lambda: now + 59) == "eerst"
    assert secret_of("crm", "keyring:houvast/crm", lambda: now + 61) == "daarna"


def test_what_the_keyring_does_not_hold_is_said(ring: InMemory) -> None:
    with pytest.raises(NoSecret, match="holds nothing for houvast/crm"):
        secret_of("crm", "keyring:houvast/crm")


def test_a_locked_keyring_is_said(ring: InMemory) -> None:
    ring.locked = True
    with pytest.raises(NoSecret, match="does not open") as caught:
        secret_of("crm", "keyring:houvast/crm")
    assert caught.value.__cause__ is None
