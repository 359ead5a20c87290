"""Every word is found again from the place that its hash names."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.scanner.kernel.hashing import NO_SYMBOL, Sets, hashed, slots

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


def test_a_set_holds_each_symbol_in_its_bucket() -> None:
    sets = Sets()
    symbols = tuple(range(1, 60_000, 77))
    place = sets.of(symbols)
    begin, bits = 8 * (place & (1 << 27) - 1), place >> 27
    held = sets.pool[begin : begin + (8 << bits)]
    assert sorted(one for one in held if one != NO_SYMBOL) == list(symbols)
    assert all(one in held[(at := 8 * ((one * 40503 & 0xFFFF) >> (16 - bits))) : at + 8] for one in symbols)
    assert sets.of(symbols) == place
    assert sets.of(()) == 0
    assert set(sets.pool[:8]) == {NO_SYMBOL}
