"""Let whoever the data are of stop an erasure that was asked in their name, and let two colleagues shorten the wait.

What may never happen: an erasure that was stopped and is carried out; a request that ends because somebody called who
never saw the warning; the word of the warning kept.

Law: GDPR art. 5(1)(f), 12(2), 32.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from houvast.connectors.protocol import Unreachable
from houvast.engines.locating.request import TooManyRows
from houvast.engines.trouble import Trouble
from houvast.features.erasure.actions.withdrawing import withdraw_plan
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.contracts import CaseFacts, Status
from houvast.features.rights.holding import BeingWorkedOn as BeingWorkedOn
from houvast.features.rights.holding import alone
from houvast.features.rights.models import CaseRecord, RevocationWindow
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.queries import case_record, facts_of, live_case, locked_case
from houvast.features.rights.window import RevocationCard, needs_window, window_end, window_of, window_row
from houvast.features.rights.window_events import ErasureRevoked, RevocationOpened, RevocationShortened
from houvast.features.tasks.actions.by_hand import withdraw_tasks_of
from houvast.features.verification.actions.alerting import alert_of_erasure
from houvast.features.verification.contracts import About, ContactPoint
from houvast.features.verification.queries import as_typed, is_on_file, new_word
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index

TRIES = 5
LEAST_WORDS = 4
_STOPPABLE = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED, Status.PLANNED, Status.APPROVED)


class CannotRevoke(Trouble):
    """There is nothing to stop any more, or it was not shown who stops it."""

    status = 409


class CannotShorten(Trouble):
    """The days can't be shortened like this."""

    status = 409


@transaction.atomic
def open_window(found: CaseRecord, contacts: Iterable[ContactPoint] | None, *, by: Actor, at: datetime) -> None:
    """Warn the person on what is long on file, and let the erasure wait; again when who asks is checked again."""
    ends_at = window_end(found, at)
    if not needs_window(found) or ends_at <= at:
        return
    word = new_word()
    trusted = [one for one in _on_file(found, by=by, at=at, given=contacts) if is_on_file(one, at)]
    about = About(
        found.number, found.right, found.channel, frozenset(), sender=found.organisation.name, language=found.language
    )
    warned = alert_of_erasure(about=about, contacts=trusted, word=word, until=ends_at, by=by, at=at)
    values = {
        "word": _hashed(found.number, word), "tries": 0, "warned": warned, "opened_by": _name(by), "opened_at": at,
        "ends_at": ends_at, "shortened_by": "", "shortened_at": None, "revoked_at": None,
    }  # fmt: skip
    RevocationWindow.objects.update_or_create(case=found, defaults=values)
    record(RevocationOpened(until=ends_at, warned=warned), by=by, at=at, case=found.number)


def revocation_of(*, case: str, at: datetime) -> RevocationCard | None:
    """Return until when an erasure can be stopped, and what became of that; None where it never waited."""
    return window_of(case_record(case), at)


@transaction.atomic
def shorten_window(*, case: str, reason: str, by: Actor, at: datetime) -> RevocationCard:
    """Let an erasure go on earlier, as another than who checked the person. Guard: `approve_plan`.

    :raises CannotShorten: nothing waits, the reason says too little, or it is the same colleague.
    """
    found = locked_case(case)
    row, card = window_row(found), window_of(found, at)
    if row is None or card is None or not card.is_open:
        raise CannotShorten(f"case {case}: nothing waits here for the person; look at the case again.")
    if by.kind != "account" or row.opened_by == _name(by):
        raise CannotShorten(f"case {case}: you checked this person yourself; let a colleague shorten it.")
    if len(reason.split()) < LEAST_WORDS:
        raise CannotShorten(f"case {case}: write out why the person gets less time to stop it.")
    row.shortened_by, row.shortened_at = _name(by), at
    row.save(update_fields=["shortened_by", "shortened_at"])
    record(RevocationShortened(reason=reason.strip()), by=by, at=at, case=case)
    return _again(found, at)


def revoke_erasure(*, case: str, word: str, words: str, by: Actor, at: datetime) -> CaseFacts:
    """Stop an erasure for somebody who has the word of the warning, and end the request. Guard: `verify_identity`.

    `words` is what they said. A wrong word counts, and after five no word counts any more: let them be checked then.

    :raises CannotRevoke: it was carried out, was stopped before, or the word is not that of the warning.
    :raises BeingWorkedOn: it is being carried out at this moment.
    """
    with alone(_whole(live_case(case)).number):
        whole = _to_stop(case)
        row = window_row(whole)
        if row is None or not _take_a_try(row):
            raise CannotRevoke(f"case {case}: no word counts here; check the person, and let the privacy officer look.")
        if not hmac.compare_digest(row.word, _hashed(whole.number, as_typed(word))):
            raise CannotRevoke(f"case {case}: this is not the word of the warning; let them read it again.")
        return _stop(whole, words, by_word=True, by=by, at=at)


def stop_own_erasure(*, case: str, words: str = "", by: Actor, at: datetime) -> CaseFacts:
    """Stop an erasure for somebody who was let in on the person's own page of the case, and end the request.

    :raises CannotRevoke: it was carried out or stopped before.
    :raises BeingWorkedOn: it is being carried out at this moment.
    """
    with alone(_whole(live_case(case)).number):
        return _stop(_to_stop(case), words, by_word=False, by=by, at=at)


@transaction.atomic
def _stop(whole: CaseRecord, words: str, *, by_word: bool, by: Actor, at: datetime) -> CaseFacts:
    """End the request and every part of it that was split off, each with its plan and its tasks."""
    for part in (whole, *CaseRecord.objects.filter(parent=whole, status__in=_STOPPABLE)):
        found = locked_case(part.number)
        _refuse_begun(found)
        if found.status in (Status.PLANNED, Status.APPROVED):
            withdraw_plan(case=found.number, by=by, at=at)
        withdraw_tasks_of(case=found.number, by=by, at=at)
        found.status, found.closed_at = Status.CLOSED, at
        found.save(update_fields=["status", "closed_at"])
        record(ErasureRevoked(by_word=by_word, words=words.strip()), by=by, at=at, case=found.number)
    RevocationWindow.objects.filter(case=whole).update(revoked_at=at)
    return facts_of(locked_case(whole.number))


def _to_stop(case: str) -> CaseRecord:
    whole = _whole(live_case(case))
    if whole.status not in _STOPPABLE or window_row(whole) is None:
        raise CannotRevoke(f"case {case}: there is no erasure that can still be stopped here.")
    _refuse_begun(whole)
    return whole


def _refuse_begun(found: CaseRecord) -> None:
    plan = latest_plan(found.number)
    if plan and plan.state in (PlanState.RUNNING, PlanState.STOPPED, PlanState.EXECUTED, PlanState.PROVEN):
        raise CannotRevoke(f"case {found.number}: the erasure was begun and can't be stopped; tell the person so.")


def _whole(found: CaseRecord) -> CaseRecord:
    return live_case(found.parent.number) if found.parent else found


def _on_file(
    found: CaseRecord, *, given: Iterable[ContactPoint] | None, by: Actor, at: datetime
) -> Iterable[ContactPoint]:
    if given is not None:
        return given
    try:
        return read_on_file(found, by=by, at=at).contacts
    except (Unreachable, TooManyRows):  # it waits all the same, and the page says that nobody was warned
        return ()


def _take_a_try(row: RevocationWindow) -> bool:
    """Count before looking, so that many at once get no more tries than one after another."""
    mine = RevocationWindow.objects.filter(pk=row.pk, tries__lt=TRIES, revoked_at=None)
    return bool(mine.update(tries=F("tries") + 1))


def _again(found: CaseRecord, at: datetime) -> RevocationCard:
    card = window_of(found, at)
    assert card is not None  # noqa: S101 (it was there a moment ago)
    return card


def _hashed(case: str, word: str) -> str:
    return blind_index(f"rights.revocation:{case}", word)


def _name(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
