"""Keys for pages of other programs.

What may never happen: a key kept or logged; a key that opens anything but checking; an origin that is a pattern.
"""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.keys import KeyFacts
from houvast.features.noteguard.events import GuardKeyMade, GuardKeyRevoked
from houvast.features.noteguard.models import GuardKey
from houvast.features.noteguard.rules import digest_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import organisation_by_key

PREFIX = "hvg_"
_BYTES = 24
_MOST_ORIGINS = 20
_EXTENSION = re.compile(
    r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
_ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


class BadOrigin(Trouble):
    """An origin is not written as browsers send it."""


class NoSuchKey(Trouble):
    """There is no such key."""

    status = 404


@transaction.atomic
def make_key(
    *,
    organisation: str,
    name: str,
    origins: Sequence[str],
    block_from: int | None = None,
    by: Actor,
    at: datetime,
) -> tuple[KeyFacts, str]:
    """Make a key and return it with its secret, which is shown once and kept nowhere.

    `origins` are where pages come from that may use it (`https://crm.example.com`); `block_from` is the severity from
    which such a page does not let an agent save, None only warns.

    :raises BadOrigin: an origin is no scheme and host, or not encrypted outside this machine.
    :raises UnknownOrganisation: there is no such organisation.
    """
    owner = organisation_by_key(organisation)
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    row = GuardKey.objects.create(
        organisation=Organisation.objects.get(pk=owner.id),
        name=name.strip()[:80],
        digest=digest_of(secret),
        origins=list(dict.fromkeys(map(_origin, origins)))[:_MOST_ORIGINS],
        block_from=block_from,
        made_at=at,
    )
    blocks = block_from is not None
    fact = GuardKeyMade(key=row.id, organisation=owner.key, origins=len(row.origins), blocks=blocks)
    record(fact, by=by, at=at)
    return row.facts(), secret


@transaction.atomic
def revoke_key(*, key: UUID, by: Actor, at: datetime) -> None:
    """Have a key open nothing any more; revoking it again changes nothing.

    :raises NoSuchKey: there is none.
    """
    row = GuardKey.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchKey("There is no such key: choose one from the list of keys.")
    if row.revoked_at is None:
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        record(GuardKeyRevoked(key=row.id), by=by, at=at)


def _origin(written: str) -> str:
    origin = written.strip().rstrip("/").lower()
    if _EXTENSION.fullmatch(origin):
        return origin
    parts = urlsplit(origin)
    plain = parts.scheme in ("https", "http") and parts.hostname and not (parts.path or parts.query or parts.username)
    if not plain or "*" in written:
        raise BadOrigin(f"'{written[:80]}' is no origin: write it as https://crm.example.com, without a path")
    if parts.scheme == "http" and (parts.hostname or "") not in _ON_THIS_MACHINE:
        raise BadOrigin(f"'{written[:80]}' is not encrypted: only https pages may have text checked")
    return f"{parts.scheme}://{parts.netloc}"
