"""The lists of words and shapes that the recognisers hold, as a C header: written once, in Python, and read by both.

A word's lists are bits of one number, so that one look into one hash table tells all lists that a word is in.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from houvast.engines.scanner.kernel.hashing import hashed
from houvast.engines.scanner.recognisers import (
    address,
    bsn,
    card,
    date,
    docnumber,
    email,
    fullname,
    housenumber,
    iban,
    looseplate,
    phoneplans,
    place,
    plate,
    postcode,
    rrn,
    signature,
    streets,
)

NAME: Final = "lists.h"
_LISTS: Final[Mapping[str, Iterable[str]]] = {
    "MONTHS": date.MONTHS,
    "ORDINALS": date.ORDINALS,
    "BEFORE_MONTH": date.BEFORE_MONTH,
    "BEFORE_DAY": date.BEFORE_DAY,
    "BEFORE_YEAR": date.BEFORE_YEAR,
    "NUMBER_WORDS": address.NUMBER_WORDS,
    "STREET_LAST": address.LAST,
    "OPENERS": streets.OPENERS,
    "INNER": streets.INNER,
    "LINKS": streets.LINKS,
    "FRENCH": streets.FRENCH,
    "ENGLISH": streets.ENGLISH,
    "GERMAN_OPENERS": streets.GERMAN_OPENERS,
    "NEVER": streets.NEVER,
    "SURE": streets.SURE,
    "LIKELY": streets.LIKELY,
    "AT": email.AT,
    "DOT": email.DOT,
    "HYPHEN": email.HYPHEN,
    "JOIN": email.JOIN,
    "ENDINGS": email.ENDINGS,
    "PARTICLES": fullname.PARTICLES,
    "PLACING": fullname.PLACING,
    "ARTICLES": fullname.ARTICLES,
    "BOXES": housenumber.BOXES,
    "TAILS": housenumber.TAILS,
    "UNITS": housenumber.UNITS,
    "INNER_OF_PLACE": place.INNER_OF_PLACE,
    "COUNTIES": plate.COUNTIES,
    "CLOSINGS": signature.CLOSINGS,
    "NEVER_DUTCH": postcode.NEVER_DUTCH,
    "ZIP_COUNTRIES": postcode.COUNTRIES,
    "OUTWARD": postcode.OUTWARD,
    "HYPHENED": plate.HYPHENED,
    "SHARED_COST": phoneplans.SHARED_COST,
    "COUNTRIES": phoneplans.COUNTRIES,
    "IBANS": iban.LENGTH_OF,
}
_COMPUTED: Final = ("SURE_STREET", "LIKELY_STREET")  # what the kernel adds: the word ends as a street does
_SHAPES: Final = {
    "bsn": bsn.SHAPES,
    "rrn": rrn.SHAPES,
    "card": card.SHAPES,
    "belgian": docnumber.BELGIAN,
    "spaced": docnumber.SPACED,
}
_MOST_BITS, _LONGEST = 64, 24


def header() -> str:
    """Return the header's text."""
    bits = {name: 1 << at for at, name in enumerate((*_LISTS, *_COMPUTED))}
    if len(bits) > _MOST_BITS:
        raise ValueError("too many lists for the bits of one number")
    lines = ["/* Made by lists.py from what the recognisers hold; not kept. */"]
    lines += [f"#define {name} ({bit:#x}ull)" for name, bit in bits.items()]
    lines += [f"#define {name} {most}u" for name, most in _bounds().items()]
    lines += [*_words(bits), _lengths_of_endings(), *_shapes(), *_plans(), _issuers(), _loose_plates()]
    return "\n".join(lines) + "\n"


def _bounds() -> dict[str, int]:
    """Return how long forms of loose plates are, and how many letters they have."""
    forms = looseplate.LOOSE_FORMS
    return {"LONGEST_PLATE": max(map(len, forms)), "MOST_LETTERS_OF_PLATE": max(form.count("L") for form in forms)}


def _words(bits: Mapping[str, int]) -> list[str]:
    """Return the words as a hash table, at most a quarter of it filled."""
    words: dict[str, int] = {}
    for name, listed in _LISTS.items():
        for word in sorted(listed):
            words[word] = words.get(word, 0) | bits[name]
    size = 16
    while size < 4 * len(words):
        size *= 2
    taken: dict[int, str] = {}
    for word, lists in words.items():
        at = hashed(word.encode()) & (size - 1)
        while at in taken:
            at = (at + 1) & (size - 1)
        taken[at] = f"[{at}] = {{{lists:#x}ull, {_value(word)}, {_size(word)}, {_quoted(word)}}},"
    return [f"#define LISTED_SIZE {size}u", "static const Listed listed_words[LISTED_SIZE] = {", *taken.values(), "};"]


def _value(word: str) -> int:
    """Return the length of a country's bank accounts, or the shortest and longest number behind a country's code."""
    shortest, longest = phoneplans.COUNTRIES.get(word, (0, 0))
    return iban.LENGTH_OF.get(word, 0) or shortest << 8 | longest


def _size(word: str) -> int:
    if len(word.encode()) >= _LONGEST:
        raise ValueError("a word is too long for the kernel's lists")
    return len(word.encode())


def _quoted(word: str) -> str:
    if not word.isascii() or '"' in word or "\\" in word:
        raise ValueError("a word can't stand in the kernel's lists")
    return f'"{word}"'


def _lengths_of_endings() -> str:
    """Return, for the last two letters of a word, the lengths of the endings that end so, a bit each."""
    lengths = [0] * 1024
    for ending in (*streets.SURE, *streets.LIKELY):
        lengths[(ord(ending[-2]) & 31) << 5 | ord(ending[-1]) & 31] |= 1 << len(ending)
    return f"static const u32 lengths_of_endings[1024] = {{{', '.join(map(str, lengths))}}};"


def _shapes() -> list[str]:
    return [f"static const u8 shapes_{name}[][8] = {{{_groups(shapes)}}};" for name, shapes in _SHAPES.items()]


def _groups(shapes: Iterable[tuple[int, ...]]) -> str:
    return ", ".join(f"{{{', '.join(map(str, shape))}}}" for shape in shapes)


def _plans() -> list[str]:
    """Return the groupings of telephone numbers; each list ends with an empty one."""
    lines = [f"static const u8 plan_{at}[][8] = {{{_groups(s)}, {{0}}}};" for at, (_, s) in enumerate(phoneplans.PLANS)]
    all_ = ", ".join(f'{{"{beginning}", plan_{at}}}' for at, (beginning, _) in enumerate(phoneplans.PLANS))
    return [*lines, f"static const Plan plans[] = {{{all_}}};"]


def _loose_plates() -> str:
    """Return which forms loose plates have: a bit for each, by the form as a number after a 1, digits as ones."""
    forms = [int("1" + form.replace("L", "0").replace("D", "1"), 2) for form in looseplate.LOOSE_FORMS]
    words = [0] * (max(forms) // 64 + 1)
    for form in forms:
        words[form // 64] |= 1 << form % 64
    return f"static const u64 loose_plates[] = {{{', '.join(f'{word:#x}ull' for word in words)}}};"


def _issuers() -> str:
    """Return the issuers of cards: the first and last of their leading digits, and their lengths, a bit each."""
    rows = (f"{{{first}, {last}, {sum(1 << size for size in sizes):#x}}}" for first, last, sizes in card.ISSUERS)
    return f"static const Issuer issuers[] = {{{', '.join(rows)}}};"
