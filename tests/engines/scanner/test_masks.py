"""Numbers that only one organisation gives out are found by its masks."""

import pytest

from houvast.engines.scanner.masks import LONGEST, MOST, BadMasks, packed, recogniser
from houvast.engines.scanner.notes import tokenise


def found(text: str, *masks: str) -> list[str]:
    note, recognise = tokenise(text), recogniser(masks)
    return [text[t.start : note.tokens[e - 1].end] for at, t in enumerate(note.tokens) if (e := recognise(note, at))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("klant KL-004711 belt", "KL-004711"),
        ("klantnr kl-004711, factuur", "kl-004711"),
        ("(8812.AB) gesloten", "8812.AB"),
        ("nr 7003 1998.", "7003 1998"),
    ],
)
def test_a_number_after_a_mask_is_found(text: str, number: str) -> None:
    assert found(text, "KL-999999", "9999.@@", "9999 9999") == [number]


@pytest.mark.parametrize("text", ["KL-00471", "KL-0047112", "XKL-004711", "KL-004711-2", "KL 004711", ""])
def test_what_is_longer_shorter_or_other_is_left_alone(text: str) -> None:
    assert found(text, "KL-999999") == []


def test_the_longest_mask_wins_and_empty_masks_say_nothing() -> None:
    assert found("K-12-34", "K-99", "K-99-99", " ") == ["K-12-34"]
    assert found("K-12", "") == []


def test_masks_as_the_kernel_reads_them() -> None:
    assert packed(("K-99", "kl 999", "k-99", "", "\u200b")) == b"kl 999\0k-99\0"


@pytest.mark.parametrize(
    ("masks", "why"),
    [
        (["9" * 10_000], f"has 10000 signs: write at most {LONGEST}"),
        ([f"K{at}-999" for at in range(500)], f"500 masks of customer numbers: give at most {MOST}"),
        (["KL\0-99"], "zero byte"),
        (["KL-99\nKL-999"], "line break"),
    ],
)
def test_what_would_take_too_long_or_mean_nothing_is_refused(masks: list[str], why: str) -> None:
    with pytest.raises(BadMasks, match=why):
        recogniser(masks)
    with pytest.raises(BadMasks, match=why):
        packed(tuple(masks))
