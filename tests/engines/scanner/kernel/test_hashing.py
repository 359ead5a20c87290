"""Every word is found again from the place that its hash names."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.scanner.kernel.hashing import Sets, hashed, slots

KEYS = st.binary(min_size=1, max_size=40)


@given(st.dictionaries(KEYS, st.tuples(*[st.integers(0, 2**32 - 1)] * 3), max_size=60))
def test_words_are_found_again(values: dict[bytes, tuple[int, int, int]]) -> None:
    text = bytearray()
    table = [*struct.iter_unpack("<QQIIII", slots(values, text))]
    for key, three in values.items():
        at = hashed(key) % len(table)
        while True:
            low, high, size, *stored = table[at]
            assert size, "an empty slot before the word"
            written = struct.pack("<QQ", low, high)[:size] if size <= 16 else bytes(text[high : high + size])
            if written == key:
                break
            at = (at + 1) % len(table)
        assert tuple(stored) == three


def test_a_set_holds_its_symbols_and_an_empty_place() -> None:
    sets = Sets()
    symbols = tuple(range(1, 60_000, 77))
    place = sets.of(symbols)
    begin, size = place & (1 << 27) - 1, 1 << (place >> 27)
    held = sets.pool[begin : begin + size]
    assert sorted(one for one in held if one) == list(symbols)
    assert size >= 2 * len(symbols)
    assert sets.of(symbols) == place
    assert sets.pool[sets.of(()) & (1 << 27) - 1] == 0
