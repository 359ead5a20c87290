"""Numbers after an organisation's own masks are the same in the kernel and in plain Python."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.scanner.kernel.paths import batch, fast, plain

SIGNS = ["9", "@", "K", "l", "-", ".", " ", "/", "é", "ß", "Ａ", "漢", "\u200b", "\ud800", "😀", "½", "1", "00"]
WRITTEN = [*SIGNS, "7", "42", "klant ", " nr. ", "k", "KL", "É", "ss", "\n", "\0", ", ", "004711", "٣", "a1"]
MASKS = st.lists(st.lists(st.sampled_from(SIGNS), max_size=9).map("".join), max_size=5)


def written_after(mask: str) -> str:
    return mask.replace("9", "4").replace("@", "x")


@st.composite
def notes(draw: st.DrawFn) -> tuple[tuple[str, ...], str]:
    """Masks, and a note in which numbers after them stand among other things."""
    masks = draw(MASKS)
    piece = st.sampled_from(WRITTEN) | st.sampled_from([*map(written_after, masks), ""])
    return tuple(masks), "".join(draw(st.lists(piece, max_size=25)))


@settings(max_examples=400, deadline=None)
@given(notes())
def test_any_masks(both: tuple[tuple[str, ...], str]) -> None:
    masks, text = both
    assert fast().scan(text, masks) == plain().scan(text, masks), ascii(both)


def test_many_notes_with_masks() -> None:
    several = batch([b"klant KL-004711 belt", b"", b"\xff KL-004711", b"KL-0047112"])
    columns, expected = (way.scan_batch(*several, ("KL-999999", "@@-9")) for way in (fast(), plain()))
    assert list(zip(columns.note, columns.start, columns.end, strict=True)) == [(0, 6, 15), (2, 2, 11)]
    assert (columns.start, columns.group) == (expected.start, expected.group)
    assert not len(fast().scan_batch(*several))


@pytest.mark.parametrize("mask", ["9" * 64, "9 " * 32, "@" * 63 + "-"])
def test_many_masks_that_almost_fit(mask: str) -> None:
    masks = tuple(mask[:size] for size in range(1, 65))
    text = written_after(mask[:63]) + "! "
    assert fast().scan(text * 40, masks) == plain().scan(text * 40, masks)
