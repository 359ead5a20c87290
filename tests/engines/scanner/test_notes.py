"""A note is split into words, numbers and marks, with their places in code points."""

from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.scanner.folding import Sort, sort
from houvast.engines.scanner.notes import Kind, tokenise


def test_words_numbers_and_marks() -> None:
    tokens = tokenise("Mw. Été\n3x 12").tokens
    assert [(t.key, t.kind, t.glued, t.line) for t in tokens] == [
        ("mw", Kind.WORD, False, 0),
        (".", Kind.MARK, True, 0),
        ("ete", Kind.WORD, False, 0),
        ("3x", Kind.MIXED, False, 1),
        ("12", Kind.NUMBER, False, 1),
    ]


def test_capitals_are_remembered() -> None:
    assert [(t.capital, t.upper) for t in tokenise("Jan ADHD a 3D").tokens] == [
        (True, False), (True, True), (False, False), (False, False),
    ]  # fmt: skip


def test_silent_characters_belong_to_the_word_around_them() -> None:
    (token,) = tokenise("kan\u200bker").tokens
    assert (token.key, token.start, token.end) == ("kanker", 0, 7)


@given(st.text())
def test_every_character_that_shows_is_in_exactly_one_token(text: str) -> None:
    held = [at for token in tokenise(text).tokens for at in range(token.start, token.end)]
    assert held == sorted(set(held))
    missing = {text[at] for at in set(range(len(text))) - set(held)}
    assert all(sort(character) in (Sort.SPACE, Sort.LINE, Sort.SILENT) for character in missing)
