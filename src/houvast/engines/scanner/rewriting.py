"""A better way to write a note: what should not stand there goes or is replaced, what was agreed stays.

Nothing is added that the note does not say. Where a rule has words that keep the service fact ("levering op de begane
grond gewenst") they take the place of the span; else the statement goes, and with it whatever would be left hanging.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from houvast.engines.scanner.clauses import leaving_out
from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.engines.scanner.reading import Reading, read_words
from houvast.engines.scanner.rules.compiling import vocabulary

Redaction = Literal["mask", "category", "generalise"]

_STAYS = "name"
_OPENS = frozenset(":([")
_CLOSES = frozenset(".,;!?)]\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `start` to `end` become `words`."""

    start: int
    end: int
    words: str = ""


def edits(text: str, findings: Sequence[Finding]) -> list[Edit]:
    """Return what to change in a note so that it no longer holds what was found, in order and without overlap.

    Names stay: a note may say who called. Identifiers become the name of what they are.
    """
    reading = read_words(text, vocabulary())
    wanted = [_edit(reading, f) for f in _together(text, findings) if f.category != _STAYS]
    return list(_merged(sorted(wanted, key=lambda e: (e.start, -e.end))))


def edits_of_each(text: str, findings: Sequence[Finding]) -> list[Edit | None]:
    """Return for each finding what to change to have it alone gone; None for a name."""
    reading = read_words(text, vocabulary()) if findings else None
    return [_edit(reading, one) if reading and one.category != _STAYS else None for one in findings]


def applied(text: str, changes: Sequence[Edit]) -> str:
    """Return the text with the changes made, its blanks and marks put right around them."""
    for change in reversed(changes):
        text = _joined(text[: change.start], change.words, text[change.end :])
    return text.strip()


def rewritten(text: str, findings: Sequence[Finding]) -> str:
    """Return the note as it might better have been written."""
    return applied(text, edits(text, findings))


def redacted(text: str, findings: Sequence[Finding], how: Redaction) -> str:
    """Return the note with every finding made unreadable.

    `mask` keeps the length, `category` says what stood there, `generalise` keeps what cannot point at one person (the
    year of a birth date, the last four digits of a card or an account).
    """
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        span = text[finding.start : finding.end]
        text = text[: finding.start] + _hidden(span, finding.category, how) + text[finding.end :]
    return text


def _hidden(span: str, category: str, how: Redaction) -> str:
    if how == "mask":
        return "".join("█" if c.isalnum() else c for c in span)
    if how == "generalise" and category == "dob":
        years = [part for part in "".join(c if c.isdigit() else " " for c in span).split() if len(part) == 4]
        return years[0] if years else f"[{category}]"
    if how == "generalise" and category in ("card", "iban", "phone"):
        digits = [c for c in span if c.isdigit()]
        return "…" + "".join(digits[-4:])
    return f"[{category}]"


def _together(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give the findings, with sensitive ones that follow one another at once made one."""
    held: Finding | None = None
    for one in sorted(findings, key=lambda f: f.start):
        plain = one.category in SENSITIVE and not one.rewrite
        if held and plain and not text[held.end : one.start].strip():
            held = replace(held, end=max(held.end, one.end))
            continue
        if held:
            yield held
        held = one if plain else None
        if not plain:
            yield one
    if held:
        yield held


def _edit(reading: Reading, finding: Finding) -> Edit:
    if finding.category not in SENSITIVE:
        return Edit(finding.start, finding.end, f"[{finding.category}]")
    if finding.rewrite:
        return Edit(finding.start, finding.end, finding.rewrite)
    tokens = reading.note.tokens
    first = next(at for at, t in enumerate(tokens) if t.end > finding.start)
    last = max(at for at, t in enumerate(tokens) if t.start < finding.end) + 1
    begin, end = leaving_out(reading, first, last)
    return Edit(min(tokens[begin].start, finding.start), max(tokens[end - 1].end, finding.end))


def _merged(wanted: Sequence[Edit]) -> Iterator[Edit]:
    held: Edit | None = None
    for one in wanted:
        if held and one.start < held.end:
            held = Edit(held.start, max(held.end, one.end), held.words or one.words)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _joined(before: str, words: str, after: str) -> str:
    """Put words between two ends of a text, with one blank where there was one, and no mark left over."""
    if words:
        begins = not before.strip() or before.rstrip()[-1] in ".!?"
        return before + (words[:1].upper() + words[1:] if begins else words) + after
    rest, before = after.lstrip(" \t"), before.rstrip(" \t")
    if not rest or rest[0] in ".!?\n":
        before = before.rstrip(" \t,;:–")
    begins = not before or before[-1] in ".!?\n"
    if begins or before[-1] in _OPENS:
        rest = _first_words(rest, begins=begins)
    elif not rest or rest[0] in _CLOSES:
        before = before.rstrip(" \t,;:–")
    glued = begins and before[-1:] in ("", "\n")
    return before + ("" if glued or not rest or rest[0] in _CLOSES or before[-1:] in "([" else " ") + rest


def _first_words(rest: str, *, begins: bool) -> str:
    """Return what follows without the mark that hung on what went; a sentence begins with a capital again."""
    while rest[:1] and rest[0] in ",;:.!?" and not rest[1:2].isalnum():
        rest = rest[1:].lstrip(" \t")
    return rest[:1].upper() + rest[1:] if begins else rest
