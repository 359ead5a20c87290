"""Write down what a person adds later: where to write to, and what must be put right."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from houvast.features.rights.events import PersonCompleted
from houvast.features.rights.person import open_person, seal_person
from houvast.features.rights.queries import locked_case
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def complete_person(
    *, case: str, address: tuple[str, ...], corrections: tuple[tuple[str, str, str], ...], by: Actor, at: datetime
) -> None:
    """Write the postal address and the corrections down anew; each correction is (what, old, new).

    `what` is a category of the data map, such as `user.name`, or a kind of identifier.
    Law: GDPR art. 16.
    """
    found = locked_case(case)
    before = open_person(case, bytes(found.person))
    found.person = seal_person(case, replace(before, address=address, corrections=corrections))
    found.save(update_fields=["person"])
    fact = PersonCompleted(with_address=bool(address), corrected=tuple(what for what, _old, _new in corrections))
    record(fact, by=by, at=at, case=case)
