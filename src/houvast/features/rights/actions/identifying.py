"""Establish who is asking, and record how; never the answers or documents themselves."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.connectors.protocol import Unreachable
from houvast.engines.locating.request import TooManyRows
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.revoking import open_window
from houvast.features.rights.contracts import CaseFacts, GivenKey, Status
from houvast.features.rights.keys import identifiers, read_keys
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import note_proof
from houvast.features.rights.queries import facts_of, live_case
from houvast.features.verification.actions.alerting import alert_person
from houvast.features.verification.actions.checking import record_check
from houvast.features.verification.actions.copying import note_copy
from houvast.features.verification.contracts import About, ContactPoint, Method
from houvast.features.verification.queries import achieved_level, check_locked_until, is_on_file, level_asked
from houvast.foundation.events.facts import Actor


class ProvesNothing(Trouble):
    """The check names identifiers that the person did not give, or that can't be read."""


@transaction.atomic
def verify_identity(
    *,
    case: str,
    level: int,
    method: str,
    proven: tuple[str, ...],
    passed: bool,
    reason_of_doubt: str = "",
    copy_reason: str = "",
    copy_files: Iterable[UUID] = (),
    by: Actor,
    at: datetime,
) -> CaseFacts:
    """Record a check of identity; the case goes on when the level that its right and channel ask for is reached.

    `proven` names what this check itself proved, by kind (`email`) or with the identifier (`email:x@example.org`).

    :raises ProvesNothing: one of them was not given, can't be read, or could be one of several.
    :raises CopyRefused: `copy_reason` says not why a masked copy, or `copy_files` (the copy) are not of the case.
    """
    found = live_case(case)
    if method == Method.MASKED_ID:
        note_copy(case=case, reason=copy_reason, files=copy_files, by=by, at=at)
    keys = open_person(case, bytes(found.person)).keys
    given = identifiers(keys, (k.kind for k in keys))
    meant = meant_keys(found, proven, keys) if passed else ()
    record_check(
        case=case,
        right=found.right,
        channel=found.channel,
        level=level,
        method=method,
        proven=tuple(dict.fromkeys(k.kind for k in meant)),
        passed=passed,
        reason_of_doubt=reason_of_doubt,
        identifiers=given,
        by=by,
        at=at,
    )
    return _followed_up(found, meant, level, given, passed=passed, by=by, at=at)


def _followed_up(
    found: CaseRecord,
    meant: tuple[GivenKey, ...],
    level: int,
    given: frozenset[Identifier],
    *,
    passed: bool,
    by: Actor,
    at: datetime,
) -> CaseFacts:
    note_proof(found, meant, level)
    if passed:
        move_on(found, by=by, at=at)
    elif check_locked_until(case=found.number, identifiers=given, at=at):
        warn_when_locked(found, None, by=by, at=at)
    return facts_of(found)


def move_on(found: CaseRecord, contacts: Iterable[ContactPoint] | None = None, *, by: Actor, at: datetime) -> None:
    """Let the case go on when the level that it asks for was reached; an erasure is told on what is on file, and waits.

    `contacts` is what is on file, where that was read already.
    """
    if found.status == Status.REGISTERED and is_identified(found):
        found.status = Status.VERIFIED
        found.save(update_fields=["status"])
        open_window(found, contacts, by=by, at=at)


def meant_keys(found: CaseRecord, proven: tuple[str, ...], keys: tuple[GivenKey, ...]) -> tuple[GivenKey, ...]:
    """Return the identifiers that are meant by a kind, or by a kind and the identifier.

    :raises ProvesNothing: one of them was not given, can't be read, or could be one of several.
    """
    if not proven:
        raise ProvesNothing(f"case {found.number}: a check that passed proves an identifier; say which.")
    return tuple(_one_meant(found, name, keys) for name in proven)


def _one_meant(found: CaseRecord, name: str, keys: tuple[GivenKey, ...]) -> GivenKey:
    kind, _, text = name.partition(":")
    of_kind = {k.value: k for k in keys if k.kind == kind and k.value}
    if text:
        of_kind = {k.value: k for k in read_keys([(kind, text)], found.organisation.country) if k.value in of_kind}
    if len(of_kind) > 1:
        raise ProvesNothing(f"case {found.number}: {len(of_kind)} of the kind {kind} were given; say which was proven.")
    if not of_kind:
        raise ProvesNothing(f"case {found.number}: {kind} can't be proven: it holds no readable one; write it down.")
    return next(iter(of_kind.values()))


def warn_when_locked(found: CaseRecord, contacts: Iterable[ContactPoint] | None, *, by: Actor, at: datetime) -> None:
    """Tell the person, on what is on file for long enough, that somebody tried to pass for them and failed."""
    if contacts is None:
        try:
            contacts = read_on_file(found, by=by, at=at).contacts
        except (Unreachable, TooManyRows):  # that the check failed is kept, whatever the systems do
            return
    about = About(
        found.number, found.right, found.channel, frozenset(), sender=found.organisation.name, language=found.language
    )
    trusted = [contact for contact in contacts if is_on_file(contact, at)]
    alert_person(about=about, reason="locked", contacts=trusted, by=by, at=at)


def is_identified(case: CaseRecord) -> bool:
    """Tell whether the level that the right and the channel ask for was reached."""
    return achieved_level(case.number) >= level_asked(case.number, case.right, case.channel)
