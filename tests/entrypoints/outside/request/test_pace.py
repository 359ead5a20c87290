"""A network, and how many forms it may send."""

import pytest

from houvast.entrypoints.outside.request import pace
from houvast.entrypoints.outside.request.pace import may_go_on, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56"),
        ("", ""),
        ("unix:", ""),
        ("203.0.113.77, 10.0.0.1", ""),
    ],
)
def test_a_network_is_what_its_users_share(address, network):
    assert network_of(address) == network


@pytest.mark.django_db
def test_a_flood_from_one_network_waits_and_others_are_not_held_up(monkeypatch):
    pace._left.clear()
    monkeypatch.setattr(pace, "AT_ONCE", 3)
    monkeypatch.setattr(pace, "A_MINUTE", 1)
    assert [may_go_on("203.0.113.0/24") for _ in range(4)] == [True, True, True, False]
    assert may_go_on("198.51.100.0/24")
