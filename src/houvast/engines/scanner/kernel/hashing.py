"""Hash tables as the kernel reads them: words of up to sixteen bytes stand in their slot, longer ones in a text."""

import struct
from array import array
from collections import Counter
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 1 << 20
_FACTOR: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1
_SLOT: Final = struct.Struct("<QQIIII")
_SHORT: Final = 16
Values = tuple[int, int, int]
LAST_SYMBOL: Final = (1 << 16) - 2
NO_SYMBOL: Final = (1 << 16) - 1
_SYMBOL_FACTOR, _SET_AT, _BUCKET = 40503, 27, 8


def hashed(key: bytes) -> int:
    """Return the hash of a key, the same as words.c."""
    result = len(key)
    for at in range(0, len(key), 8):
        result = ((result ^ int.from_bytes(key[at : at + 8], "little")) * _FACTOR) & _MASK
        result ^= result >> 32
    return result


def slots(values: Mapping[bytes, Values], text: bytearray) -> bytes:
    """Return a table of slots, at most half of them filled; keys that are long are put behind the text."""
    size = 16
    while size < 2 * len(values) + 2:
        size *= 2
    table = bytearray(size * _SLOT.size)
    taken = bytearray(size)
    for key, three in values.items():
        number = hashed(key)
        at = number & (size - 1) & 0xFFFFFFFF
        while taken[at]:
            at = (at + 1) & (size - 1)
        taken[at] = 1
        _SLOT.pack_into(table, at * _SLOT.size, *_ends(key, number, text), len(key), *three)
    return bytes(table)


def _ends(key: bytes, number: int, text: bytearray) -> tuple[int, int]:
    if len(key) <= _SHORT:
        return int.from_bytes(key[:8], "little"), int.from_bytes(key[8:], "little")
    text += key
    return number, len(text) - len(key)


class Sets:
    """Sets of symbols, each as buckets of eight places: a look into one bucket tells. Equal sets are kept once."""

    def __init__(self) -> None:
        self.pool = array("H", [NO_SYMBOL] * _BUCKET)
        self._known: dict[tuple[int, ...], int] = {(): 0}

    def of(self, symbols: tuple[int, ...]) -> int:
        """Return a set's first bucket, and above it how many it has, as a power of two; 0 for the empty set."""
        if symbols not in self._known:
            bits = next(bits for bits in range(16) if _most_in_a_bucket(symbols, bits) <= _BUCKET)
            self._known[symbols] = len(self.pool) // _BUCKET | bits << _SET_AT
            self.pool.extend(_buckets(symbols, bits))
        return self._known[symbols]


def _bucket(symbol: int, bits: int) -> int:
    return (symbol * _SYMBOL_FACTOR & 0xFFFF) >> (16 - bits)


def _most_in_a_bucket(symbols: tuple[int, ...], bits: int) -> int:
    return max(Counter(_bucket(symbol, bits) for symbol in symbols).values())


def _buckets(symbols: tuple[int, ...], bits: int) -> list[int]:
    table = [NO_SYMBOL] * (_BUCKET << bits)
    for symbol in symbols:
        table[table.index(NO_SYMBOL, _BUCKET * _bucket(symbol, bits))] = symbol
    return table
