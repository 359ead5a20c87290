"""The kernel finds what the plain path finds, to the byte, on whatever it is given."""

import threading
from array import array
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.invented_notes import invented
from houvast.engines.scanner.kernel.calling import Columns, NotScanned
from tests.engines.scanner.kernel.paths import batch, fast, plain, rules, same, sentences

AROUND = [
    *" \n.,;:!?'\"«»‹›()[]-/…’“”&@+*",
    *("klant: ", "agent: ", "niet ", "geen ", "is ", "een ", "dhr. ", "bsn ", "111222333 "),
    "NL91 ABNA 0417 1643 00 ",
    *(
        "\u200b",
        "\u00ad",
        "\u202e",
        "e\u0301",
        "ß",
        "Ⅱ",
        "™",
        "İ",
        "\ud800",
        "\u3000",
        "Ａ",
        "漢",
        "\0",
        "٣",
        "ʼ",
        "😀",
    ),
]


@st.composite
def mixtures(draw: st.DrawFn) -> str:
    """Words of the lexicon and of its examples, misspelled, joined, with anything between them."""
    words = st.sampled_from(_words())
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        word = draw(words)
        change = draw(st.sampled_from(("", "", "", "upper", "title", "digits", "doubled", "split", "joined")))
        pieces += [_changed(word, change, draw(words)), draw(st.sampled_from((" ", " ", " ", "", *AROUND)))]
    return "".join(pieces)


def _changed(word: str, change: str, other: str) -> str:
    middle = len(word) // 2
    return {
        "upper": word.upper(),
        "title": word.title(),
        "digits": word.replace("o", "0").replace("e", "3").replace("i", "1"),
        "doubled": word[:middle] + word[middle : middle + 1] + word[middle:],
        "split": word[:middle] + "\u200d" + word[middle:],
        "joined": word + other,
    }.get(change, word)


def _words() -> list[str]:
    told = [word for sentence in sentences() for word in sentence.split()]
    return sorted({*told, *list(rules().words)[::5]} or {"klant"})


def test_the_examples_of_the_lexicon() -> None:
    assert sum(map(same, sentences())) > len(sentences()) / 4


@settings(max_examples=150, deadline=None)
@given(mixtures())
def test_mixtures_of_words(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes_count_as_python_replaces_them(notes: list[bytes]) -> None:
    data, offsets = batch(notes)
    assert told(fast().scan_batch(data, offsets)) == told(plain().scan_batch(data, offsets))


def told(columns: Columns) -> list[tuple[int, ...]]:
    return list(zip(columns.note, columns.start, columns.end, columns.group, columns.flags, strict=True))


def broken() -> Iterator[bytes]:
    for middle in (b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f", b"\xc0\xaf", b"\xf5", b"\x80\x80", b"\xe0\x80\x80"):
        yield b"klant is " + middle + b" een klootzak " + middle


def test_broken_bytes_before_a_finding() -> None:
    data, offsets = batch(list(broken()))
    assert len(told(fast().scan_batch(data, offsets))) >= 7
    assert told(fast().scan_batch(data, offsets)) == told(plain().scan_batch(data, offsets))


def test_a_batch_finds_what_single_notes_find() -> None:
    notes = list(invented(400, seed=7))
    for text in notes:
        same(text)
    columns = fast().scan_batch(*batch([note.encode() for note in notes]))
    by_note = [(n, s, e) for n, s, e, _, _ in told(columns)]
    assert by_note == [(n, one.start, one.end) for n, note in enumerate(notes) for one in fast().scan(note)]


def test_words_met_before_change_nothing() -> None:
    """A batch remembers words, also those with several known parts; a single note does not."""
    notes = [note for note in sentences() for _ in range(2)] + ["longkankerklachten kankerklachten" * 3] * 40
    columns = fast().scan_batch(*batch([note.encode() for note in notes]))
    assert len(columns) == sum(len(fast().scan(note)) for note in notes)


def test_offsets_of_32_bits_and_views() -> None:
    data, offsets = batch([b"klant is een klootzak", b"", b"hij is moslim"])
    wide = told(fast().scan_batch(data, offsets))
    narrow = memoryview(array("i", offsets)).toreadonly()
    assert told(fast().scan_batch(memoryview(bytearray(data)), narrow)) == wide
    assert wide[0][:3] == (0, 13, 21)


@pytest.mark.parametrize("offsets", [[0, 9], [3, 2], [-1, 2], [0, 2**40]])
def test_offsets_that_point_elsewhere_are_refused(offsets: list[int]) -> None:
    for way in (fast(), plain()):
        with pytest.raises(NotScanned, match="offsets"):
            way.scan_batch(b"klant", array("q", offsets))


def test_offsets_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(NotScanned, match="integers"):
        fast().scan_batch(b"klant", b"abc")


def test_more_findings_than_there_was_room_for() -> None:
    notes = [b"klant is een klootzak. " * 300] * 20
    columns = fast().scan_batch(*batch(notes))
    assert len(columns) == 6000
    assert list(columns.note) == sorted(columns.note)


def test_a_million_empty_notes() -> None:
    assert len(fast().scan_batch(b"", array("q", bytes(8 * 1_000_001)))) == 0


def test_a_note_of_ten_megabytes() -> None:
    text = "klant belt over de printer. " * 370_000 + "hij is een klootzak"
    (one,) = (f for f in fast().scan(text) if f.category == "insult")
    assert text[one.start : one.end].endswith("klootzak")


HOSTILE = {
    "letters": "a",
    "spaces": " ",
    "digits in pairs": "12 ",
    "digits": "123456789 ",
    "quotes": "'a ",
    "open quotes": '" a ',
    "points": ".",
    "at signs": "a@",
    "hyphens": "a-",
    "colons": "a:",
    "brackets": "([",
    "capitals": "Jan ",
    "silent": "\u200b",
    "insults": "klant is een klootzak ",
    "one sentence": "klant heeft geen ",
    "parts": "kanker",
    "initials": "J. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    def steps(times: int) -> int:
        return fast().scan_batch(*batch([(piece * times).encode()])).steps

    few = steps(4000)
    assert steps(8000) < 2.2 * few + 1000  # ordering what was found takes a little more than twice the steps


def test_threads_share_one_kernel() -> None:
    notes = [note.encode() for note in invented(300, seed=9)]
    expected = told(fast().scan_batch(*batch(notes)))
    got: list[bool] = []

    def work() -> None:
        got.extend(told(fast().scan_batch(*batch(notes))) == expected for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [True] * 20
