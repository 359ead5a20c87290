"""A request that was joined with another goes on there: nothing more is done in it."""

from houvast.engines.trouble import Trouble
from houvast.features.rights.models import CaseRecord


class GoesOnElsewhere(Trouble):
    """The request was joined with another one (`leading`), in which it is handled and answered."""

    status = 409

    def __init__(self, case: str, leading: str) -> None:
        super().__init__(f"case {case} goes on in {leading}: do this there, or undo the joining first.")
        self.leading = leading


def refuse_joined(found: CaseRecord) -> CaseRecord:
    """Go on only with a case that was not joined with another.

    :raises GoesOnElsewhere: it was.
    """
    if found.joined_to is not None:
        raise GoesOnElsewhere(found.number, found.joined_to.number)
    return found
