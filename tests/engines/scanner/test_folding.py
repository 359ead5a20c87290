"""Characters are compared without capitals and accents, and known for what they are."""

import pytest

from houvast.engines.scanner.folding import Sort, fold, folded, is_capital, skeleton, sort, unleet


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Hémiplégie", "hemiplegie"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Cœur", "coeur"),
        ("ＡＢＣ１", "abc1"),
        ("a\u200bb\u00adc", "abc"),
        ("cafe\u0301", "cafe"),
        ("l’ami", "l'ami"),
        ("٣", "3"),
    ],
)
def test_folding(written: str, plain: str) -> None:
    assert folded(written) == plain


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("a", Sort.LETTER), ("7", Sort.DIGIT), (" ", Sort.SPACE), ("\u00a0", Sort.SPACE), ("\0", Sort.SPACE),
        ("\n", Sort.LINE), ("\u2028", Sort.LINE), ("!", Sort.MARK), ("\u200d", Sort.SILENT), ("\u0301", Sort.SILENT),
        ("漢", Sort.LETTER), ("\ud800", Sort.MARK), ("😀", Sort.MARK), ("Ａ", Sort.LETTER),
    ],
)  # fmt: skip
def test_sorts(character: str, what: Sort) -> None:
    assert sort(character) is what


def test_no_character_folds_to_more_than_eight_bytes() -> None:
    assert all(len(fold(chr(code)).encode()) <= 8 for code in range(0x3000))


def test_capitals() -> None:
    assert [is_capital(c) for c in "AaÉＡꙀ1"] == [True, False, True, True, False, False]


def test_digits_that_stand_for_letters() -> None:
    assert (unleet("kl00tz4k"), unleet("b12")) == ("klootzak", "")


def test_likely_misspellings_look_the_same() -> None:
    assert skeleton("schizofreen") == skeleton("schizophreen")
    assert skeleton("dialyse") == skeleton("dialise")
