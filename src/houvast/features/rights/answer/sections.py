"""The middle of the letter: what was done, what was not, and why."""

import re
from collections.abc import Callable, Iterator, Mapping

from houvast.features.rights.answer.blocks import Block, Bullets, Grid, Paragraph
from houvast.features.rights.answer.contracts import Answer, Change, Kept, Outcome, Reason, Right, Statement
from houvast.features.rights.answer.places import places
from houvast.features.rights.answer.values import Shown, day, number, shown
from houvast.features.rights.answer.wording import blocks, labels

DONE = (Outcome.GRANTED, Outcome.PARTLY)
GIVING = (Right.ACCESS, Right.PORTABILITY)


def extension(answer: Answer) -> Iterator[Block]:
    """Say why more time is needed.

    Law: GDPR art. 12(3).
    """
    if answer.outcome is Outcome.EXTENDED:
        yield from _text(answer, "extension_reasons")
        yield Bullets(answer.extension_reasons)


def remarks(answer: Answer) -> Iterator[Block]:
    """Give the answerer's own words; under a heading where they are the outcome."""
    if not answer.remarks:
        return
    if answer.right in (Right.HUMAN_REVIEW, Right.COMPLAINT):
        yield from _text(answer, "outcome")
    for remark in answer.remarks:
        yield Paragraph(tuple(remark.splitlines()))


def stopped(answer: Answer) -> Iterator[Block]:
    """Say which uses of data have ended.

    Law: GDPR art. 7(3), 21(1), 21(3).
    """
    if not (answer.stopped or answer.marketing):
        return
    yield from _text(answer, "stopped")
    if answer.stopped:
        yield Bullets(answer.stopped)
    if answer.marketing:
        yield from _text(answer, "marketing")


def corrected(answer: Answer) -> Iterator[Block]:
    """Show old and new values per system.

    Law: GDPR art. 16.
    """
    if answer.corrections:
        yield from _text(answer, "corrected")
        rows = tuple(
            (_words(one.system), _words(one.label), shown(one.old, answer.language), shown(one.new, answer.language))
            for one in answer.corrections
        )
        yield _grid(answer, ("system", "field", "old", "new"), rows)


def restricted(answer: Answer) -> Iterator[Block]:
    """Show where data are locked, and how many records.

    Law: GDPR art. 18.
    """
    yield from _counts(answer, "restricted", ("restricted",))


def erased(answer: Answer) -> Iterator[Block]:
    """Show what was erased, changed and taken out of texts.

    Law: GDPR art. 17.
    """
    yield from _counts(answer, "erased", ("erased", "changed", "mentions"))


def stated(answer: Answer) -> Iterator[Block]:
    """Show what people said of systems that can't be read back, and say that it is their word.

    Law: GDPR art. 5(2).
    """
    if not answer.statements:
        return
    yield from _text(answer, "stated")
    words = labels(answer.language)
    rows = tuple(
        (_words(one.system), _words(_stated(one, words)), _words(one.by), shown(one.on, answer.language))
        for one in answer.statements
    )
    yield _grid(answer, ("system", "stated_what", "stated_by", "stated_on"), rows)


def kept(answer: Answer) -> Iterator[Block]:
    """Show what stays, on which ground and until when.

    Law: GDPR art. 12(4), 17(3).
    """
    if not answer.kept:
        return
    yield from _text(answer, "kept")
    for explained in dict.fromkeys(one.explained for one in answer.kept if one.explained):
        yield from _told("", explained)
    yield _grid(answer, ("what", "count", "why", "until"), tuple(_kept(one, answer) for one in answer.kept))


def case_file(answer: Answer) -> Iterator[Block]:
    """Say, after an erasure, that the request itself stays and until when.

    Law: GDPR art. 5(2).
    """
    if answer.right is Right.ERASURE and answer.outcome in DONE and answer.dates.case_kept_until:
        yield from _text(answer, "case_file")


def told(answer: Answer) -> Iterator[Block]:
    """Name the recipients that were told.

    Law: GDPR art. 19.
    """
    if answer.told:
        yield from _text(answer, "told")
        yield Bullets(answer.told)


def reasons(answer: Answer) -> Iterator[Block]:
    """Say what is not done or not given, and why.

    Law: GDPR art. 12(4), 15(4).
    """
    if not answer.reasons:
        return
    yield from _text(answer, _heading_of_reasons(answer))
    for one in answer.reasons:
        yield from _told(one.what, _because(one))


def forwarded(answer: Answer) -> Iterator[Block]:
    """Say to which other controllers the request went, and when."""
    if answer.forwarded:
        yield from _text(answer, "forwarded")
        rows = tuple((_words(one.name), shown(one.on, answer.language)) for one in answer.forwarded)
        yield _grid(answer, ("company", "passed_on"), rows)
        if any(one.rows for one in answer.forwarded):
            yield from _text(answer, "forwarded_stays")


def _told(what: str, words: str) -> Iterator[Block]:
    """Give words as paragraphs; what they are about stands above the first."""
    first, *others = [part.strip() for part in re.split(r"\n\s*\n", words.strip())]
    yield Paragraph(tuple(line for line in (what, *first.splitlines()) if line))
    yield from (Paragraph(tuple(part.splitlines())) for part in others)


def _heading_of_reasons(answer: Answer) -> str:
    if answer.outcome is Outcome.NOT_IDENTIFIED:
        return "reasons_doubt"
    if answer.outcome is Outcome.REFUSED:
        return "reasons_refused"
    return "reasons_withheld" if answer.right in GIVING else "reasons_partly"


def _because(reason: Reason) -> str:
    return _with_law(reason.words, reason.law)


def _with_law(words: str, law: str) -> str:
    return f"{words.rstrip('.')} ({law})." if law else words


def _stated(one: Statement, words: Mapping[str, str]) -> str:
    return words[f"stated_{one.kind}" if one.state == "done" else f"stated_{one.state}"]


def _kept(one: Kept, answer: Answer) -> tuple[Shown, ...]:
    words, language = labels(answer.language), answer.language
    until = day(one.until, language) if one.until else words["no_day_yet"]
    what = f"{one.what} ({one.system})" if one.system else one.what
    count = "–" if one.count is None else number(one.count, language)
    return _words(what), _words(count), _words(_with_law(one.ground, one.law)), _words(until)


def _counts(answer: Answer, name: str, counted: tuple[str, ...]) -> Iterator[Block]:
    count: Callable[[Change, str], int] = getattr
    kinds = [kind for kind in counted if any(count(change, kind) for change in answer.changes)]
    changes = [change for change in answer.changes if any(count(change, kind) for kind in kinds)]
    if not changes:
        return
    yield from _text(answer, name)
    rows = tuple(
        (
            _words(change.system),
            _words(change.collection),
            *(_words(number(count(change, kind), answer.language)) for kind in kinds),
        )
        for change in changes
    )
    yield _grid(answer, ("system", "collection", *kinds), rows)


def _grid(answer: Answer, header: tuple[str, ...], rows: tuple[tuple[Shown, ...], ...]) -> Grid:
    words = labels(answer.language)
    return Grid("", tuple(words[key] for key in header), rows)


def _words(text: str) -> Shown:
    return Shown(text, text)


def _text(answer: Answer, name: str) -> Iterator[Block]:
    return blocks(answer.language, name, places(answer), answer.own)
