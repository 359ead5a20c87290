"""Nothing inside a private network is reached by a name, unless the operator says that it stands there."""

import pytest

from houvast.connectors import door
from houvast.connectors.door import Forbidden, allowed_address

ELSEWHERE = ("0.0.0.0", "169.254.169.254", "224.0.0.1", "::", "fe80::1", "ff02::1")
PRIVATE = ("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.9", "::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1")
PUBLIC = ("93.184.216.34", "2606:2800:220:1::1")


def lead_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    found = [(2, 1, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(door.socket, "getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_reached(monkeypatch, address):
    lead_to(monkeypatch, address)
    assert allowed_address("dsr.example", 443, private=False) == address


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_private_only_when_it_may(monkeypatch, address):
    lead_to(monkeypatch, address)
    assert allowed_address("dsr.example", 443, private=True) == address
    with pytest.raises(Forbidden):
        allowed_address("dsr.example", 443, private=False)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_is_no_place_to_go_is_never_reached(monkeypatch, address):
    lead_to(monkeypatch, address)
    for private in (True, False):
        with pytest.raises(Forbidden):
            allowed_address("dsr.example", 443, private=private)


def test_one_bad_address_among_good_ones_is_enough(monkeypatch):
    lead_to(monkeypatch, *PUBLIC, "10.0.0.1")
    with pytest.raises(Forbidden):
        allowed_address("dsr.example", 443, private=False)
