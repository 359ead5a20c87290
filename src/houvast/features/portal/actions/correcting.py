"""Say what must be put right, with proof.

Law: GDPR art. 16.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.portal import rules
from houvast.features.portal.actions.writing import write_in
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.events import CorrectionsGiven
from houvast.features.rights.actions.own_page import add_corrections, standing_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.foundation.evidence.actions import record

Correction = tuple[str, str, str]
WHAT = ("user.name", "user.contact.address", "email", "phone_number", "user.demographic.date_of_birth", "user")
"""What can be put right: categories of the data map, and kinds of identifiers; the last one is anything else."""
_EARLY = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED)


class NothingCorrected(Trouble):
    """No correction was given, or more than somebody looks at."""


@transaction.atomic
def give_corrections(
    *,
    visitor: Visitor,
    corrections: Sequence[Correction],
    words: str = "",
    files: Sequence[bytes] = (),
    language: str,
    at: datetime,
) -> str:
    """Add corrections to a request to correct that is not worked out yet, else register a new one; returns its number.

    :raises NothingCorrected: there is none, too many, or one about something unknown.
    :raises FileNotTaken: a file is not what may be sent; nothing is kept.
    """
    given = tuple((what, old.strip(), new.strip()) for what, old, new in corrections if old.strip() or new.strip())
    if not given or len(given) > rules.MOST_CORRECTIONS or any(what not in WHAT for what, _, _ in given):
        raise NothingCorrected(f"Say what is wrong and what it should be, for at most {rules.MOST_CORRECTIONS} things.")
    standing = standing_of(visitor.case)
    number, is_here = visitor.case, standing.facts.right is Right.RECTIFICATION and standing.facts.status in _EARLY
    if is_here:
        add_corrections(case=number, corrections=given, by=visitor.actor, at=at)
    else:
        number = register_case(
            organisation=standing.facts.organisation,
            right=Right.RECTIFICATION,
            channel=Channel.WEB,
            received_at=at,
            name=standing.name,
            keys=[(key.kind, key.text) for key in standing.keys],
            words=words.strip(),
            language=language,
            corrections=given,
            by=visitor.actor,
            at=at,
        ).number
    if files or (words.strip() and is_here):
        write_in(case=number, words=words, files=files, by=visitor.actor, at=at)
    fact = CorrectionsGiven(request=number, count=len(given))
    record(fact, by=visitor.actor, at=at, case=visitor.case)
    return number
