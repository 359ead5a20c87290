"""Buffers are read where they lie."""

import ctypes

import pytest

from houvast.engines.scanner.kernel.pinning import Pinned


def test_what_may_only_be_read_has_an_address() -> None:
    pinned = Pinned(memoryview(b"content")[3:])
    assert ctypes.string_at(pinned.address, pinned.size) == b"tent"


def test_a_pinned_buffer_does_not_move() -> None:
    buffer = bytearray(b"content")
    pinned = Pinned(buffer)
    with pytest.raises(BufferError):
        buffer.extend(b"more")
    del pinned
    buffer.extend(b"more")


def test_what_is_not_in_one_piece_is_refused() -> None:
    with pytest.raises(BufferError):
        Pinned(memoryview(b"content")[::2])
    with pytest.raises(TypeError):
        Pinned("text")
