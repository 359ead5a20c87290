"""How numbers are typed, from where tries are counted, and what a file is."""

import pytest

from houvast.features.portal.contracts import FileNotTaken
from houvast.features.portal.rules import as_number, as_typed, form_of, masked, network_of, new_code


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("2026-00042", "2026-00042"), (" 2026 - 42 ", "2026-00042"), ("2026/00042", "2026-00042"),
        ("HV-2026-00042", "2026-00042"), ("202600042", "2026-00042"), ("2026-123456", "2026-123456"),
        ("x" * 90, "x" * 40),
    ],
)  # fmt: skip
def test_a_number_as_people_type_it(said, number):
    assert as_number(said) == number


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"), ("2001:db8:1:2:3::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""), ("no address", "no address"),
    ],
)  # fmt: skip
def test_tries_are_counted_by_network(address, network):
    assert network_of(address) == network


def test_a_file_is_what_it_begins_with():
    assert form_of(b"%PDF-1.4") == ("application/pdf", ".pdf")
    for data in (b"", b" %PDF-", b"<svg/>", b"MZ"):
        with pytest.raises(FileNotTaken):
            form_of(data)


def test_codes():
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert {len(one) for one in codes} == {6}
    assert as_typed(" 12-34.56\n") == "123456"


def test_a_mask_shows_nobody_anything():
    assert masked("email", "vera@klant.example") == "v…@k…"
    assert masked("phone_number", "+31612345678") == "…78"
