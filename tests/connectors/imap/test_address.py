"""What may stand in the address of an account."""

import pytest

from houvast.connectors.imap.address import account_of
from houvast.connectors.imap.fields import NAMES
from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.registry import kinds
from houvast.engines.datamap.checks import check
from houvast.engines.datamap.fides import read_map
from tests.connectors.imap.letters import MAP_TEXT, MESSAGE, Box


@pytest.mark.parametrize(
    ("url", "options", "tls", "port"),
    [
        ("imaps://jan%40mail.example@mail.example/", {}, "on", 993),
        ("imap://jan%40mail.example@mail.example:1143/", {}, "starttls", 1143),
        ("imap://jan%40mail.example@localhost/", {}, "none", 143),
        ("imap://jan%40mail.example@127.0.0.2/", {}, "none", 143),
        ("imap://jan%40mail.example@mail.example/", {"tls": "none"}, "none", 143),
        ("imap://mail.example/", {"user": "jan@mail.example", "tls": "on"}, "on", 993),
    ],
)
def test_a_password_goes_over_the_net_in_the_open_only_when_asked_for(url, options, tls, port):
    account = account_of(Address(url, "geheim", tuple(options.items())))
    assert (account.tls, account.port, account.user) == (tls, port, "jan@mail.example")
    assert "geheim" not in repr(account)


@pytest.mark.parametrize("url", ["", "imap://", "https://mail.example/", "imaps://mail.example:poort/", "imaps:mail"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(Unreachable, match="not of an account"):
        account_of(Address(url))


@pytest.mark.parametrize(
    "option",
    [("tls", "soms"), ("timeout", "lang"), ("timeout", "-1"), ("mailbox", "x"), ("search", "x"), ("signed", "x")],
)
def test_what_is_no_option_is_refused(option):
    with pytest.raises(Unreachable, match=option[0]):
        account_of(Address("imaps://mail.example/", options=(option,)))


def test_the_kind_is_found_by_itself_and_its_map_fits(box: Box) -> None:
    assert "imap" in kinds()
    assert set(MESSAGE.by_name) <= NAMES
    with box.open().session() as session:
        facts = session.describe()
    datamap = read_map(MAP_TEXT)
    problems = check(datamap.systems[0], facts, datamap, frozenset())
    told = {p.code: p.detail for p in problems}
    assert told.keys() == {"scope_missing", "column_unmapped"}
    assert "mailbox" in told["column_unmapped"]
