"""What is changed about systems."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from hashlib import sha256

from django.db import IntegrityError, transaction

from houvast.connectors import registry
from houvast.features.systems import rules
from houvast.features.systems.contracts import MANUAL, KnownSystem
from houvast.features.systems.events import SystemAdded, SystemRemoved
from houvast.features.systems.models import System
from houvast.features.systems.queries import UnknownSystem, let_go
from houvast.features.systems.rules import SystemRefused
from houvast.features.systems.secrets.finding import check_reference
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.queries import account_by_username
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def add_system(
    *,
    key: str,
    kind: str | None = None,
    url: str,
    secret_ref: str = "",
    host_party: str = "",
    options: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> KnownSystem:
    """Make a system reachable; nothing is connected yet. Without `kind` the form of the address decides.

    Guarded by `manage_systems`.

    :raises SystemRefused: a value is wrong, holds a password, or the name is taken.
    :raises MalformedReference: `secret_ref` is none, and may be the password itself.
    :raises UnknownAccount: a manual system names an owner who is not there.
    """
    given = {name: str(value) for name, value in (options or {}).items()}
    rules.check_key(key)
    rules.check_url(url)
    check_reference(secret_ref)
    rules.check_options(given)
    if kind == MANUAL:
        rules.check_manual(given)
        _check_owner(given.get("owner", ""))
    system = System(
        key=key, kind=_kind(kind, url), url=url, secret_ref=secret_ref, host_party=host_party, options=given,
        added_at=at,
    )  # fmt: skip
    _save_new(system)
    record(SystemAdded(system=key, sort=system.kind, address=sha256(url.encode()).hexdigest()), by=by, at=at)
    return system.known()


@transaction.atomic
def remove_system(*, key: str, by: Actor, at: datetime) -> None:
    """Reach a system no longer; what was done in it stays on record.

    Guarded by `manage_systems`.

    :raises UnknownSystem: there is no such system.
    """
    if not System.objects.filter(key=key, removed_at=None).update(removed_at=at):
        raise UnknownSystem(f"There is no system “{key}”: choose one from the list of systems.")
    transaction.on_commit(partial(let_go, key))
    record(SystemRemoved(system=key), by=by, at=at)


def _check_owner(owner: str) -> None:
    """Accept somebody who can be asked: a role, or the user name of an active account."""
    if owner and owner not in [role.value for role in Role]:
        account_by_username(owner)


def _kind(kind: str | None, url: str) -> str:
    chosen = kind or rules.guess_kind(url)
    kinds = (*registry.kinds(), MANUAL)
    if chosen not in kinds:
        raise SystemRefused(f"There is no connector of the kind “{chosen}”: choose one of {', '.join(kinds)}.")
    return chosen


def _save_new(system: System) -> None:
    try:
        with transaction.atomic():
            system.save(force_insert=True)
    except IntegrityError:
        raise SystemRefused(
            f"There is a system “{system.key}” already: remove it first, or take another name."
        ) from None
