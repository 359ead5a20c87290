"""What is asked about what programs handed in."""

from houvast.engines.trouble import Trouble
from houvast.features.intake.contracts import Receipt
from houvast.features.intake.models import Submission
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.programs.contracts import ProgramFacts


class NotHandedIn(Trouble):
    """The program handed in no such request; whether another did is not said."""

    status = 404


def submitted(program: ProgramFacts, key: str) -> str | None:
    """Give the case of what a program handed in under a key (its digest), or None."""
    return Submission.objects.filter(program=program.id, key=key).values_list("case", flat=True).first()


def receipt_for(program: ProgramFacts, number: str) -> Receipt:
    """Give how a request is doing that this program handed in.

    :raises NotHandedIn: it handed in no such request.
    """
    if not Submission.objects.filter(program=program.id, case=number[:40]).exists():
        raise NotHandedIn("this program handed in no request with that number")
    return receipt_of(number, is_new=False)


def receipt_of(number: str, *, is_new: bool) -> Receipt:
    """Give the receipt of a case."""
    facts = facts_of(case_record(number))
    return Receipt(
        number=facts.number,
        right=facts.right,
        status=facts.status,
        received_on=facts.term.received_on,
        due_on=facts.due,
        answered_at=facts.answered_at,
        is_new=is_new,
    )
