"""What an answer must hold before it may be sent."""

from collections.abc import Iterator

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.contracts import Answer, Outcome, Right, Table

LANGUAGES = ("nl", "en", "fr", "de")
# fmt: off
EEA = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
))
# fmt: on
NEVER_REFUSED = (Outcome.REFUSED, Outcome.PARTLY)


class AnswerIncomplete(Trouble):
    """The answer lacks something that the law or a reader needs, or says something that the law refuses."""

    def __init__(self, case: str, what: str) -> None:
        super().__init__(f"Answer of case {case}: {what}")


def check(answer: Answer) -> None:
    """Refuse an answer that may not be sent as it is.

    :raises AnswerIncomplete: naming the first thing that is missing or wrong.
    Law: GDPR art. 7(3), 12(3), 12(4), 15(2).
    """
    for what in _missing(answer):
        raise AnswerIncomplete(answer.case, what)


def _missing(answer: Answer) -> Iterator[str]:
    if answer.language not in LANGUAGES:
        yield f"no letter in language {answer.language!r}: choose {', '.join(LANGUAGES)}."
    if not answer.controller.name or not (answer.controller.email or answer.controller.phone):
        yield "the controller needs a name and an e-mail address or telephone number."
    remedies = answer.remedies
    if not (remedies.authority and remedies.complaint and remedies.court):
        yield "name the authority, how to complain there, and the way to court."
    yield from _by_right(answer)
    yield from _by_outcome(answer)
    for activity in answer.activities:
        outside = {r.country for r in activity.recipients if r.country} - EEA
        if outside and not activity.transfers:
            yield f"activity {activity.name!r} has a recipient in {min(outside)} and says nothing about transfers."
    for table in answer.tables:
        yield from _misshapen(table)


def _by_outcome(answer: Answer) -> Iterator[str]:
    dates = answer.dates
    if dates.answered < dates.received:
        yield "it is dated before the request was received."
    match answer.outcome:
        case Outcome.EXTENDED if not (dates.extended_due and answer.extension_reasons):
            yield "an extension needs its reasons and the new last day."
        case Outcome.EXTENDED if (dates.extended_due or dates.due) <= dates.due:
            yield "the new last day must come after the first one."
        case Outcome.EXTENDED if dates.answered > dates.due:
            yield "an extension must be told before the first term ends: that day has passed."
        case Outcome.REFUSED if not answer.reasons:
            yield "a refusal needs a reason."
        case Outcome.NOT_IDENTIFIED if not answer.reasons:
            yield "say why the person's identity is in doubt."
        case Outcome.PARTLY if not (answer.reasons or answer.kept):
            yield "a partial answer needs the reason for what is not done."


def _by_right(answer: Answer) -> Iterator[str]:
    if answer.right is Right.WITHDRAWAL and answer.outcome in NEVER_REFUSED:
        yield "the withdrawal of consent cannot be refused."
    if answer.outcome not in (Outcome.GRANTED, Outcome.PARTLY):
        return
    if answer.right is Right.ACCESS and not answer.activities:
        yield "an access answer needs the activities: purposes, recipients, retention and source."
    if answer.right in (Right.HUMAN_REVIEW, Right.COMPLAINT) and not answer.remarks:
        yield "write the outcome in the remarks."
    if answer.right is Right.RECTIFICATION and not (answer.corrections or answer.statements):
        yield "name what was corrected."
    if answer.right in (Right.OBJECTION, Right.WITHDRAWAL) and not (answer.stopped or answer.marketing):
        yield "name what was stopped."


def _misshapen(table: Table) -> Iterator[str]:
    names = [column.name for column in table.columns]
    if len(set(names)) < len(names):
        yield f"table {table.system}:{table.collection} names a column twice."
    if any(len(row) != len(names) for row in table.rows):
        yield f"table {table.system}:{table.collection} has a row that does not fit its columns."
