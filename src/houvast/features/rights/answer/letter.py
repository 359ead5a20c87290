"""What the letter says, in order: the answer first, then why, then how to disagree, then the data."""

from collections.abc import Iterator
from dataclasses import replace

from houvast.features.rights.answer import files, sections
from houvast.features.rights.answer.annexes import Limits, data, use
from houvast.features.rights.answer.blocks import Block, Letter, Paragraph
from houvast.features.rights.answer.contracts import Answer, Outcome, Right
from houvast.features.rights.answer.places import places
from houvast.features.rights.answer.values import day
from houvast.features.rights.answer.wording import blocks, labels

SAME_FOR_EVERY_RIGHT = (Outcome.REFUSED, Outcome.NOTHING_FOUND, Outcome.EXTENDED, Outcome.NOT_IDENTIFIED)


def compose(answer: Answer, limits: Limits) -> Letter:
    """Give the whole letter; `limits` says how much of the data it prints.

    The answer must have been checked and cut down to what it discloses.
    Law: GDPR art. 12(1).
    """
    words = labels(answer.language)
    facts = ((words["date"], day(answer.dates.answered, answer.language)), (words["reference"], answer.case))
    return Letter(words[f"subject_{answer.right}"], facts, tuple(_body(answer, limits)))


def _body(answer: Answer, limits: Limits) -> Iterator[Block]:
    yield from _texts(answer, "greeting" if answer.addressee.name else "greeting_unnamed", f"asked_{answer.right}")
    yield from _texts(answer, verdict_of(answer))
    yield from _done(answer)
    yield from sections.reasons(answer)
    yield from sections.forwarded(answer)
    yield from files.enclosed(answer)
    yield from _ending(answer)
    if answer.right is Right.ACCESS and answer.activities:
        yield from use(answer)
    yield from data(answer, limits)


def verdict_of(answer: Answer) -> str:
    """Name the part of the letter that says the outcome."""
    if answer.outcome is Outcome.NOTHING_FOUND and answer.forwarded:
        return "nothing_found_own"
    if answer.outcome is Outcome.GRANTED and any(one.rows for one in answer.forwarded):
        return "granted_own"
    return answer.outcome.value if answer.outcome in SAME_FOR_EVERY_RIGHT else f"{answer.right}_{answer.outcome}"


def _done(answer: Answer) -> Iterator[Block]:
    yield from sections.extension(answer)
    yield from sections.remarks(answer)
    yield from sections.stopped(answer)
    yield from sections.corrected(answer)
    yield from sections.restricted(answer)
    yield from sections.erased(answer)
    yield from sections.stated(answer)
    yield from sections.kept(answer)
    yield from sections.case_file(answer)
    yield from sections.told(answer)


def _ending(answer: Answer) -> Iterator[Block]:
    if answer.outcome is Outcome.NOT_IDENTIFIED:
        yield from _texts(answer, "not_identified_next")
    yield from _texts(answer, "remedies")
    kept = ["contact"]
    kept += ["contact_dpo"] if answer.controller.dpo else []
    kept += ["contact_statement"] if answer.controller.statement_url else []
    *together, last = _texts(answer, *kept, "closing")
    yield from (replace(block, keep=True) if isinstance(block, Paragraph) else block for block in together)
    yield last


def _texts(answer: Answer, *names: str) -> Iterator[Block]:
    for name in names:
        yield from blocks(answer.language, name, places(answer), answer.own)
