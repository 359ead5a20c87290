"""The repository speaks of Houvast alone: no workplace, no mirror, no conversation."""

import re

import pytest

from tests.architecture.house import files, name

# Written with a class of one character, so that this file does not hold the words itself.
BANNED = {
    "a path of a workplace": r"[/]work[/]|[/]root[/]|\bshared[/]\w",
    "a package host": r"py[p]i\.org|python[h]osted|npm[j]s\.|registry[.]npm|deb[.]debian|[.]internal\b|artifact[o]ry",
    "a number in a tracker": r"\b[Ii]ssue[ ]?#?\d|\b[Tt]icket #\d|\bPR #\d",
    "a leftover": r"(?:#|//|/\*|<!--) *(?:TO[D]O|FIX[M]E|X[X]X)\b",
    "a test that may be passed over": r"pytest[.](?:skip|importorskip|xfail)\b|mark[.](?:skip|skipif|xfail)\b",
}
# Invented agents write of invented tickets.
MAY = {"a number in a tracker": ("bench/labelled_notes/", "bench/invented_notes", "tests/engines/scanner/")}


@pytest.mark.parametrize("what", BANNED)
def test_no_file_holds(what):
    pattern = re.compile(BANNED[what])
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in files()
        if not name(path).startswith(MAY.get(what, ()))
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_words_are_recognised():
    broken = "see /w·ork/notes, https://py·pi.org/simple, issue ·#12, #· TODO later, pytest.sk·ip()"
    samples = broken.replace("·", "").split(", ")
    assert all(re.search(pattern, sample) for pattern, sample in zip(BANNED.values(), samples, strict=True))


def text_of(path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a picture, a sound, a font
