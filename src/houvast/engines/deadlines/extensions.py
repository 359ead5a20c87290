"""Two further months: only inside the first month, and only when the person has been told why.

Law: GDPR art. 12(3), second and third sentence.
"""

from dataclasses import dataclass
from datetime import date

from houvast.engines.deadlines.terms import AnswerTerm
from houvast.engines.trouble import Trouble


class TooLateToExtend(Trouble):
    """The first month is over."""

    def __init__(self, due: date) -> None:
        super().__init__(f"The first month ended on {due}: extending is no longer possible, answer now.")


class ExtensionWithoutLetter(Trouble):
    """The person has not been told of the extension and its reasons."""

    def __init__(self, due: date) -> None:
        super().__init__(f"Extending needs a letter with the reasons, sent by {due}: send it first, then extend.")


class BeforeReceipt(Trouble):
    """A step in the case was dated before the request came in."""

    def __init__(self, what: str, on: date, received_on: date) -> None:
        super().__init__(f"{what} on {on} lies before receipt on {received_on}: correct the date.")


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension that is allowed, with the legal end and the earlier, safe reading of it."""

    asked_on: date
    letter_sent_on: date
    due: date
    safe_due: date


def may_extend(*, term: AnswerTerm, asked_on: date, letter_sent_on: date | None) -> Extension:
    """Check that a term may be extended and give the new end.

    `asked_on` is the day of deciding, `letter_sent_on` the day that the letter left, at the latest that same day.
    Give the term as computed from receipt, also where an identity pause is recorded: that is the safe reading.

    :raises TooLateToExtend: decided or sent after the first month.
    :raises ExtensionWithoutLetter: no letter has been sent.
    :raises BeforeReceipt: decided or sent before the request came in.
    Law: GDPR art. 12(3).
    """
    if asked_on < term.received_on:
        raise BeforeReceipt("Extended", asked_on, term.received_on)
    if asked_on > term.due:
        raise TooLateToExtend(term.due)
    if letter_sent_on is None or letter_sent_on > asked_on:
        raise ExtensionWithoutLetter(term.due)
    if letter_sent_on < term.received_on:
        raise BeforeReceipt("Letter sent", letter_sent_on, term.received_on)
    return Extension(asked_on=asked_on, letter_sent_on=letter_sent_on, due=term.extended, safe_due=term.safe_extended)
