"""A better way to write a note: what should not stand there goes or is replaced, what was agreed stays.

Nothing is added that the note does not say. Where a rule has words that keep the service fact ("levering op de begane
grond gewenst") they take the place of the span; else the statement goes, with the words that only led up to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.engines.scanner.notes import Kind, Token
from houvast.engines.scanner.reading import Reading, read
from houvast.engines.scanner.rules.compiling import ruleset

Redaction = Literal["mask", "category", "generalise"]

_ENDS = frozenset(".!?;,…")
_JOINS = frozenset(["en", "et", "and", "und", "maar", "mais", "but", "aber", "want", "car", "because", "denn"])
_LEADS_UP = frozenset(
    {"person", "pronoun", "self", "be", "have", "very", "article", "such", "title", "say", "personnoun"}
)
_INTRODUCES = frozenset({"very", "article", "such"})


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
    reading = read(text, ruleset())
    wanted = [_edit(text, reading, f) for f in findings if f.category != "name"]
    return list(_merged(sorted(wanted, key=lambda e: (e.start, -e.end))))


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


def _edit(text: str, reading: Reading, finding: Finding) -> Edit:
    if finding.category not in SENSITIVE:
        return Edit(finding.start, finding.end, f"[{finding.category}]")
    if finding.rewrite:
        return Edit(finding.start, finding.end, finding.rewrite)
    tokens = reading.note.tokens
    first = next(at for at, t in enumerate(tokens) if t.end > finding.start)
    last = max(at for at, t in enumerate(tokens) if t.start < finding.end)
    begin, end = _clause(reading, first, last)
    if all(_leads_up(reading, at) for at in (*range(begin, first), *range(last + 1, end))):
        return Edit(tokens[begin].start, _with_separator(text, tokens, begin, end))
    while first > begin and reading.classes[first - 1] & _INTRODUCES:
        first -= 1
    return Edit(tokens[first].start, finding.end)


def _clause(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the clause around a span: from the first up to, not including, the last."""
    tokens = reading.note.tokens
    begin, end = first, last + 1
    while begin > 0 and not _parts(tokens, begin - 1):
        begin -= 1
    while end < len(tokens) and not _parts(tokens, end):
        end += 1
    return begin, end


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands between two clauses."""
    token = tokens[at]
    inside = token.kind is Kind.MARK and token.glued and at + 1 < len(tokens) and tokens[at + 1].glued
    new_line = at + 1 < len(tokens) and tokens[at + 1].line != token.line
    return (token.key in _ENDS and not inside) or token.key in _JOINS or token.key in "()[]:–" or new_line


def _leads_up(reading: Reading, at: int) -> bool:
    return bool(reading.classes[at] & _LEADS_UP) or reading.note.tokens[at].kind is Kind.MARK


def _with_separator(text: str, tokens: Sequence[Token], begin: int, end: int) -> int:
    """Return where the clause ends with the mark or the conjunction behind it, when another clause follows."""
    if end < len(tokens) - 1 and (tokens[end].key in _JOINS or tokens[end].key in ",;.!?"):
        return tokens[end].end
    return tokens[end - 1].end if end > begin else len(text)


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
        return before + words + after
    before, rest = before.rstrip(), after.lstrip()
    while rest[:1] in (",", ";") and (not before or before[-1] in ",;.:!?"):
        rest = rest[1:].lstrip()
    if rest[:1] in (".", ",", ";", "!", "?", ")") or not before or not rest:
        rest = _capital(before, rest)
        return before + rest
    return f"{before} {_capital(before, rest)}"


def _capital(before: str, rest: str) -> str:
    """A sentence that lost its beginning begins with a capital again."""
    begins = not before or before[-1] in ".!?"
    return rest[:1].upper() + rest[1:] if begins and rest else rest
