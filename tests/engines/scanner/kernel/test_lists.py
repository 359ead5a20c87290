"""What recognisers hold in Python stands in the kernel's header, where its hash says."""

import re

from houvast.engines.scanner.kernel.lists import header
from houvast.engines.scanner.recognisers import date


def test_every_list_has_a_bit_of_its_own() -> None:
    bits = [int(bit, 16) for bit in re.findall(r"#define \w+ \((0x[0-9a-f]+)ull\)", header())]
    assert len(bits) > 10
    assert all(bit.bit_count() == 1 for bit in bits)
    assert len(set(bits)) == len(bits)


def test_every_month_is_there() -> None:
    text = header()
    assert all(f'"{month}"' in text for month in date.MONTHS)


def test_the_header_is_the_same_twice() -> None:
    assert header() == header()
