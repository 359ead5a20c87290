"""Check the labelled sets from the second to the sixth of notes: spans, checksums, overlaps, kinds, repeats.

    python bench/labelled_notes/validate.py [--counts]

Prints one line for each fault and exits with 1 when there is one; --counts adds the table of the README.
"""

import ipaddress
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, TypedDict

HERE = Path(__file__).parent
SENSITIVE = (
    *("insult", "ethnicity", "religion", "health", "sexuality", "politics", "union", "criminal", "private"),
    *("biometric", "genetic"),
)
IDENTIFIERS = (
    *("bsn", "rrn", "iban", "card", "phone", "email", "address", "ip", "mac", "plate", "dob", "iddoc", "credential"),
    "name",
)
CHANNELS = ("note", "chat", "email", "transcript")
KINDS = ("positive", "plain", "hard_negative")
IBAN_LENGTH = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "IE": 22, "GB": 22, "AT": 20}
DOCUMENTATION = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
# Ranges kept free for fiction, or believed not given out (see README.md).
PHONE = re.compile(
    r"069\d{7}|0(20|30|71)1\d{6}|030\d{6}|048[0-2]\d{6}|063998\d{4}|019900\d{4}"
    r"|07700900\d{3}|01134960\d{3}|01632960\d{3}|20255501\d\d|02091\d{5}|01713920\d{3}|017604069\d{3}|03023125\d{3}|08999998\d{3}|04066969\d{3}"
)
WORDS = range(3, 81)
LANGUAGES = ("nl", "fr", "en", "de")
# Each set: its clean lines, and the fewest of them in each of LANGUAGES.
SETS = {
    "second": ("clean.txt", (600, 200, 250, 150)),
    "third": ("clean_third.txt", (300, 100, 120, 80)),
    "fourth": ("clean_fourth.txt", (300, 100, 120, 80)),
    "fifth": ("clean_fifth.txt", (200, 65, 80, 55)),
    "sixth": ("clean_sixth.txt", (250, 80, 100, 70)),
}


class Span(TypedDict):
    category: str
    text: str
    optional: bool


class Note(TypedDict):
    id: str
    lang: str
    channel: str
    text: str
    spans: list[Span]


def read(name: str) -> list[Any]:
    """Rows of one file of this folder."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def digits(text: str) -> str:
    """Only the digits."""
    return re.sub(r"\D", "", text)


def is_bsn(text: str) -> bool:
    """Nine digits that pass the weighted test by eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    number = digits(text)
    return len(number) == 9 and sum(int(d) * w for d, w in zip(number, weights, strict=True)) % 11 == 0


def is_rrn(text: str) -> bool:
    """Eleven digits of which the last two are 97 less the rest by 97, for either century."""
    number = digits(text)
    return len(number) == 11 and any(97 - int(p + number[:9]) % 97 == int(number[9:]) for p in ("", "2"))


def is_card(text: str) -> bool:
    """Thirteen to nineteen digits that pass Luhn's test."""
    number = digits(text)
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(number)))
    return 13 <= len(number) <= 19 and sum(v - 9 if v > 9 else v for v in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """The length of its country, and one by 97."""
    plain = re.sub(r"[ .]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]+", plain) or len(plain) != IBAN_LENGTH.get(plain[:2]):
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def is_documentation_address(text: str) -> bool:
    """An address of a range kept for examples."""
    return any(ipaddress.ip_address(text) in ipaddress.ip_network(net) for net in DOCUMENTATION)


def is_free_phone(text: str) -> bool:
    """A number in a range of PHONE, with or without the country's code."""
    return PHONE.fullmatch(re.sub(r"^(0031|31|32|33|44|49)(?=[1-9])", "0", digits(text))) is not None


RIGHT: dict[str, Callable[[str], bool]] = {
    "bsn": is_bsn,
    "rrn": is_rrn,
    "card": is_card,
    "iban": is_iban,
    "ip": is_documentation_address,
    "phone": is_free_phone,
    "email": lambda text: re.search(r"@(example\.(com|net|org)|[a-z0-9-]+\.example)$", text.lower()) is not None,
    "mac": lambda text: re.sub(r"[^0-9a-f]", "", text.lower()).startswith("00005e0053"),
}


def located(note: Note) -> list[tuple[int, int, Span]]:
    """Spans with offsets in code points: the nth entry of a text and category is its nth occurrence."""
    seen: Counter[tuple[str, str]] = Counter()
    places = []
    for span in note["spans"]:
        start = -1
        for _ in range(seen[span["category"], span["text"]] + 1):
            start = note["text"].find(span["text"], start + 1)
        seen[span["category"], span["text"]] += 1
        places.append((start, start + len(span["text"]), span))
    return places


def within_a_word(text: str, start: int, end: int) -> bool:
    """Whether an edge of the span cuts a word in two."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return before or after


def faults_of_spans(note: Note) -> Iterator[str]:
    """Spans that are no substring, cut a word, fail their checksum or cover each other."""
    places = located(note)
    for start, end, span in places:
        category, text = span["category"], span["text"]
        if category not in SENSITIVE + IDENTIFIERS:
            yield f"unknown category {category}"
        if start < 0 or text != text.strip() or not text:
            yield f"no clean substring: {text!r}"
        elif within_a_word(note["text"], start, end):
            yield f"cuts a word: {text!r}"
        if category in RIGHT and not RIGHT[category](text):
            yield f"not a right {category}: {text!r}"
    for (a, b, one), (c, d, other) in combinations(places, 2):
        if a < d and c < b and not (one["optional"] or other["optional"]):
            yield f"cover each other: {one['text']!r}, {other['text']!r}"


def rest(note: Note) -> str:
    """The text with every span cut out."""
    text = note["text"]
    for start, end, _ in sorted(located(note), key=lambda place: -place[0]):
        text = text[:start] + " § " + text[end:]
    return text


def faults_of_the_rest(note: Note) -> Iterator[str]:
    """Identifiers and repeats that were left without a label."""
    left = rest(note)
    for match in re.finditer(r"(?<![\d.])\d(?:[ .\-/]?\d){7,}", left):
        number = match.group()
        if is_bsn(number) or is_rrn(number) or (is_card(number) and len(digits(number)) != 15):
            yield f"unlabelled number passes a checksum: {number}"
    if "@" in left:
        yield "unlabelled e-mail address"
    for span in note["spans"]:
        if re.search(rf"(?<!\w){re.escape(span['text'])}(?!\w)", left):
            yield f"occurs again without a label: {span['text']!r}"


def faults_of_shape(note: Note, kind: str) -> Iterator[str]:
    """Keys, channel, length, and a kind that its spans don't bear out."""
    if list(note) != ["id", "lang", "channel", "text", "spans"]:
        yield "wrong keys"
    if note["channel"] not in CHANNELS or kind not in KINDS:
        yield f"unknown channel or kind: {note['channel']}, {kind}"
    if len(note["text"].split()) not in WORDS:
        yield f"{len(note['text'].split())} words"
    if (kind == "positive") != any(span["category"] in SENSITIVE for span in note["spans"]):
        yield f"is called {kind}"


def trigrams(text: str) -> set[tuple[str, ...]]:
    """The threes of words in a text, for telling repeats."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def repeats(texts: list[tuple[str, str]]) -> Iterator[str]:
    """Pairs of (name, text) that share over half of the threes of words of the shorter one."""
    known = [(name, trigrams(text)) for name, text in texts]
    for (name, one), (other, two) in combinations(known, 2):
        if len(one & two) * 2 > min(len(one), len(two)):
            yield f"{name}: nearly the same as {other}"


def clean_lines(file: str) -> dict[str, list[str]]:
    """The clean notes of a file by language: a line `# nl` begins a language."""
    found: dict[str, list[str]] = {}
    lang = ""
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            lang = line[2:]
        else:
            found.setdefault(lang, []).append(line)
    return found


def faults(name: str) -> Iterator[str]:
    """Every fault of a set."""
    notes: list[Note] = read(f"{name}.jsonl")
    kinds = {row["id"]: row["kind"] for row in read(f"{name}.meta.jsonl")}
    if len({note["id"] for note in notes}) != len(notes) or set(kinds) != {note["id"] for note in notes}:
        yield "ids are doubled, or differ between the two files"
    for note in notes:
        for check in (
            faults_of_shape(note, kinds.get(note["id"], "")),
            faults_of_spans(note),
            faults_of_the_rest(note),
        ):
            yield from (f"{note['id']}: {fault}" for fault in check)
    yield from repeats([(note["id"], note["text"]) for note in notes])
    yield from faults_of_clean_lines(*SETS[name])


def faults_of_clean_lines(file: str, fewest: tuple[int, ...]) -> Iterator[str]:
    """Languages with too few clean lines, and lines that are nearly the same."""
    found = clean_lines(file)
    for lang, least in zip(LANGUAGES, fewest, strict=True):
        lines = found.get(lang, [])
        if len(lines) < least:
            yield f"{file}: {len(lines)} lines in {lang}, not {least}"
        yield from repeats([(f"{file} {lang} {number}", line) for number, line in enumerate(lines, 1)])


def counts(name: str) -> Iterator[str]:
    """The tables of the README for a set."""
    notes: list[Note] = read(f"{name}.jsonl")
    regions = {row["id"]: row for row in read(f"{name}.meta.jsonl")}
    for lang in LANGUAGES:
        own = [note for note in notes if note["lang"] == lang]
        kinds = Counter(regions[note["id"]]["kind"] for note in own)
        places = Counter(regions[note["id"]]["region"] for note in own)
        channels = Counter(note["channel"] for note in own)
        shown = " | ".join(str(kinds[kind]) for kind in KINDS)
        where = ", ".join(f"{n} {region}" for region, n in places.most_common())
        yield f"| {lang} | {len(own)} ({where}) | {shown} | {' / '.join(str(channels[c]) for c in CHANNELS)} |"
    for category in SENSITIVE + IDENTIFIERS:
        spans = [(n["lang"], s["optional"]) for n in notes for s in n["spans"] if s["category"] == category]
        each = " | ".join(str(sum(lang == own for own, _ in spans)) for lang in LANGUAGES)
        yield f"| {category} | {each} | {len(spans)} | {sum(optional for _, optional in spans)} |"


if __name__ == "__main__":
    found = [fault for name in SETS for fault in faults(name)]
    print(*found, sep="\n")
    if "--counts" in sys.argv:
        print(*(line for name in SETS for line in counts(name)), sep="\n")
    sys.exit(1 if found else 0)
