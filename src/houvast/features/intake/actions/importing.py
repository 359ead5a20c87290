"""Import requests from a file: look at all of it first, then register row by row.

What may never happen: half a file imported because of a fault in the other half; a row that comes in twice because the
file is imported again; a row that is left out without being named.

Law: GDPR art. 12(2), 12(3).
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from houvast.features.intake.actions.importing_rows import MOST_FAULTS, Fault, Row, decoded, read_rows
from houvast.features.intake.events import RequestImported
from houvast.features.intake.models import Submission
from houvast.features.rights.actions.registering import register_case
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import organisation_by_key


@dataclass(slots=True)
class Imported:
    """What came of a file. `faults` and `remarks` stop at five hundred; `faulty` counts every row with a fault."""

    encoding: str = ""
    rows: int = 0
    faulty: int = 0
    before: int = 0
    registered: int = 0
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)


def look_at(*, data: bytes, organisation: str, at: datetime) -> Imported:
    """Read a whole file and say what would come of it; nothing is changed.

    :raises UnreadableFile: the file as a whole can't be read.
    :raises UnknownOrganisation: there is no such organisation.
    """
    of, found = organisation_by_key(organisation), Imported(encoding=decoded(data)[1])
    for row in read_rows(data, country=of.country, at=at):
        found.rows += 1
        if isinstance(row, Row):
            found.before += _before(of, row) is not None
            found.remarks += row.remarks[: MOST_FAULTS - len(found.remarks)]
        else:
            found.faulty += 1
            found.faults += row[: MOST_FAULTS - len(found.faults)]
    return found


def import_requests(*, data: bytes, organisation: str, skip_faulty: bool = False, by: Actor, at: datetime) -> Imported:
    """Register every request of a file that is not there yet; none of them when any row has a fault.

    With `skip_faulty` the rows without a fault are registered, and the others named. Each row is registered whole or
    not at all: cut off half-way, importing the file again does the rest. No receipt is mailed: whoever took the request
    in did that. Guard: `register_case`.

    :raises UnreadableFile: the file as a whole can't be read.
    """
    found = look_at(data=data, organisation=organisation, at=at)
    if found.faulty and not skip_faulty:
        return found
    of = organisation_by_key(organisation)
    for row in read_rows(data, country=of.country, at=at):
        if isinstance(row, Row) and _before(of, row) is None:
            found.registered += _register(of, row, by=by, at=at)
    return found


def _register(of: OrganisationFacts, row: Row, *, by: Actor, at: datetime) -> bool:
    try:
        with transaction.atomic():
            case = register_case(
                organisation=of.key, right=row.right, channel=row.channel, received_at=row.received_at, name=row.name,
                keys=row.keys, words=row.words, language=row.language, receipt_in=None, by=by, at=at,
            )  # fmt: skip
            Submission.objects.create(program=of.id, key=_key(of, row), case=case.number, at=at)
            record(RequestImported(request=case.number), by=by, at=at, case=case.number)
    except IntegrityError:
        # Somebody else imports the same file.
        if _before(of, row) is None:
            raise
        return False
    return True


def _before(of: OrganisationFacts, row: Row) -> str | None:
    """Give the case that a row became before; what a file brings counts as handed in by the organisation itself."""
    found = Submission.objects.filter(program=of.id, key=_key(of, row))
    return found.values_list("case", flat=True).first()


def _key(of: OrganisationFacts, row: Row) -> str:
    return blind_index(f"intake.import:{of.key}", row.reference)
