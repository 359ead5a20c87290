"""Close a case that turned out to be no request of a person, and take it up again with its own clock.

Who asks for it records why: the case itself tells nothing about a person.
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import joined_with, locked_case


class CannotSetAside(Trouble):
    """Somebody worked on the case, or it belongs to another."""

    status = 409


@transaction.atomic
def set_aside(*, case: str, at: datetime) -> None:
    """Close a case on which nobody worked yet.

    :raises CannotSetAside: it is past its registration, or another one goes on in it.
    """
    found = locked_case(case)
    if found.status != Status.REGISTERED or found.parent_id or joined_with(case):
        raise CannotSetAside(f"case {case}: it was worked on or belongs to another; handle it as a request.")
    found.status, found.closed_at = Status.CLOSED, at
    found.save(update_fields=["status", "closed_at"])


@transaction.atomic
def take_up(*, case: str) -> None:
    """Open a case that was set aside; its term ran all the while.

    :raises CannotSetAside: it was not set aside.
    """
    found = locked_case(case)
    if found.status != Status.CLOSED or found.answered_at or found.joined_to_id:
        raise CannotSetAside(f"case {case}: it was not set aside; register a new request.")
    found.status, found.closed_at = Status.REGISTERED, None
    found.save(update_fields=["status", "closed_at"])
