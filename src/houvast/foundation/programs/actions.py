"""Give a program a key, and take it back.

What may never happen: a key kept or logged; a key that opens more than its scopes, or another organisation's data.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.events import ProgramAdded, ProgramRevoked
from houvast.foundation.programs.models import Program

PREFIX = "hvp_"
USUAL_A_MINUTE = 600
MOST_A_MINUTE = 60_000
_BYTES = 24


class ProgramRefused(Trouble):
    """A program can't be added like this."""


class NoSuchProgram(Trouble):
    """There is no such program."""

    status = 404


@transaction.atomic
def add_program(
    *,
    organisation: str,
    name: str,
    scopes: Iterable[Scope],
    a_minute: int = USUAL_A_MINUTE,
    by: Actor,
    at: datetime,
) -> tuple[ProgramFacts, str]:
    """Add a program and return it with its key, which is shown once. Guard: `manage_accounts`.

    :raises ProgramRefused: it has no name, may do nothing, or asks more often than anything may.
    :raises UnknownOrganisation: there is no such organisation.
    """
    owner, allowed = organisation_by_key(organisation), sorted(set(scopes))
    if not name.strip() or not allowed:
        raise ProgramRefused("A program needs a name and something that it may do; give both.")
    if not 0 < a_minute <= MOST_A_MINUTE:
        raise ProgramRefused(f"A program may ask between 1 and {MOST_A_MINUTE} times a minute; choose one of those.")
    key = PREFIX + secrets.token_urlsafe(_BYTES)
    row = Program.objects.create(
        organisation_id=owner.id,
        name=name.strip()[:80],
        digest=digest_of(key),
        scopes=allowed,
        a_minute=a_minute,
        made_at=at,
    )
    record(ProgramAdded(program=row.id, organisation=owner.key, scopes=tuple(allowed)), by=by, at=at)
    return row.facts(), key


@transaction.atomic
def revoke_program(*, program: UUID, by: Actor, at: datetime) -> None:
    """Have a key open nothing any more; revoking it again changes nothing. Guard: `manage_accounts`.

    :raises NoSuchProgram: there is none.
    """
    row = Program.objects.select_for_update().filter(pk=program).first()
    if row is None:
        raise NoSuchProgram("There is no such program: choose one from the list.")
    if row.revoked_at is None:
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        record(ProgramRevoked(program=row.id), by=by, at=at)


def digest_of(key: str) -> str:
    """Return what is kept of a key: it is random enough that nobody finds it again from this."""
    return sha256(key.encode()).hexdigest()
