"""The lexicon says something in every line, and the same things in every language."""

import pytest

from houvast.engines.intents import reading
from houvast.engines.intents.model import Wanted
from houvast.engines.intents.reading import LANGUAGES, LexiconUnreadable, frames, language


def inner(code):
    entries = (one for patterns in language(code).concepts.values() for one in patterns)
    return {name for one in entries for part in one.parts for name in part.concepts}


NAMED = {name for frame in frames() for name in (*frame.concepts, *frame.after, *frame.unless)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_concept_that_is_asked_for_is_known_in_the_language(code):
    assert NAMED | inner(code) == set(language(code).concepts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_concept_holds_itself(code):
    concepts = language(code).concepts
    open_ones, before = set(concepts), None
    while before != open_ones:
        before = set(open_ones)
        for name in before:
            held = {one for pattern in concepts[name] for part in pattern.parts for one in part.concepts}
            if not held & open_ones:
                open_ones.discard(name)
    assert open_ones == set()


def test_everything_that_may_be_wanted_has_its_frames():
    assert {frame.wanted for frame in frames()} == set(Wanted)


@pytest.mark.parametrize("line", ["[access]\n@what & @know", "[access]\n.9 what", "[access]\n.9 @what | @know"])
def test_a_line_that_is_no_frame_is_named(line, monkeypatch):
    monkeypatch.setattr(reading, "lexicon_lines", lambda _name: iter(line.split("\n")))
    with pytest.raises(LexiconUnreadable, match="is no frame"):
        frames.__wrapped__()


def test_a_line_that_is_no_concept_is_named(monkeypatch):
    monkeypatch.setattr(reading, "lexicon_lines", lambda _name: iter(["joints: en", "words: ik", "wis, wissen"]))
    with pytest.raises(LexiconUnreadable, match="is no concept"):
        language.__wrapped__("nl")
