"""What is asked about programs."""

from houvast.foundation.programs.actions import digest_of
from houvast.foundation.programs.contracts import ProgramFacts
from houvast.foundation.programs.models import Program


def programs() -> tuple[ProgramFacts, ...]:
    """Give every program, by name."""
    return tuple(row.facts() for row in Program.objects.select_related("organisation"))


def program_behind(key: str) -> ProgramFacts | None:
    """Give the program whose key this is, or None when it opens nothing."""
    rows = Program.objects.select_related("organisation").filter(digest=digest_of(key), revoked_at=None)
    row = rows.first()
    return row.facts() if row else None
