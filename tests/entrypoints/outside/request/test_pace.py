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


def test_a_network_goes_on_after_a_while_and_others_are_not_held_up(monkeypatch):
    moment = [1000.0]
    monkeypatch.setattr(pace, "_left", type(pace._left)())
    monkeypatch.setattr(pace.time, "monotonic", lambda: moment[0])
    assert [may_go_on("a") for _ in range(pace.AT_ONCE + 1)] == [True] * pace.AT_ONCE + [False]
    assert may_go_on("b")
    moment[0] += pace.WAIT
    assert [may_go_on("a") for _ in range(pace.A_MINUTE + 1)] == [True] * pace.A_MINUTE + [False]
    for number in range(pace._MOST_REMEMBERED + 5):
        may_go_on(str(number))
    assert len(pace._left) <= pace._MOST_REMEMBERED
