"""Links by which external parties open one task, without an account.

What may never happen: a token kept or logged; a link that opens another task; an answer that tells why a link does
not open.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.tasks.contracts import Asked, TaskFacts, TaskState
from houvast.features.tasks.events import LinkMade, LinksRevoked, TaskShown
from houvast.features.tasks.mailing import address_of
from houvast.features.tasks.models import Task, TaskLink, WrongLink
from houvast.features.tasks.queries import row_of
from houvast.features.tasks.rules import GRACE
from houvast.features.tasks.storing import open_asked
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index

TOKEN_BYTES = 32
ATTEMPTS, SPAN = 20, timedelta(minutes=15)


class NotOutside(Trouble):
    """The task is for somebody with an account, or needs no answer any more."""

    status = 409


class TooManyWrongLinks(Trouble):
    """From one place too many links were tried that open nothing."""

    status = 429


@dataclass(frozen=True, slots=True)
class Entered:
    """A task that was reached through a link; `link` names the link, not its token."""

    task: TaskFacts
    link: int

    @property
    def actor(self) -> Actor:
        """Who acts: whoever has this link."""
        return Actor(kind="system", key=f"task-link/{self.link}")


@transaction.atomic
def make_link(*, task: TaskFacts, mailed: bool = False, by: Actor, at: datetime) -> str:
    """Make a new link to a task for an external party, and return its token: it is shown once and kept nowhere.

    It expires two weeks after the due date; earlier links stay as they are.

    :raises NotOutside: the task is not for an external party, or not open.
    """
    row = row_of(task.id, lock=True)
    if not row.is_outside or row.state != TaskState.OPEN:
        raise NotOutside("Only an open task for an external party has a link.")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires = datetime.combine(max(row.due_on, at.date()), time.max, UTC).replace(microsecond=0) + GRACE
    TaskLink.objects.create(task=row, hash=_hash(token), made_at=at, expires_at=expires)
    record(LinkMade(task=row.id, expires=expires, mailed=mailed), by=by, at=at, case=row.case or None)
    return token


@transaction.atomic
def revoke_links(*, task: TaskFacts, by: Actor, at: datetime) -> None:
    """Have no link open this task any more."""
    if TaskLink.objects.filter(task=task.id, revoked_at=None).update(revoked_at=at):
        record(LinksRevoked(task=task.id), by=by, at=at, case=task.case or None)


def revoke_link(*, token: str, at: datetime) -> None:
    """Have one link open nothing: it reached nobody."""
    TaskLink.objects.filter(hash=_hash(token)).update(revoked_at=at)


def enter_by_link(*, token: str, came_from: str, at: datetime) -> Entered | None:
    """Give the task behind a link, or None where it opens nothing, whatever the reason.

    `came_from` is the network address by which tries are counted; only a keyed hash of it is kept, for a while.

    :raises TooManyWrongLinks: too many links were tried from there that open nothing.
    """
    index = blind_index("tasks.wrong_link", came_from)
    if WrongLink.objects.filter(index=index, at__gt=at - SPAN).count() >= ATTEMPTS:
        raise TooManyWrongLinks("Too many links that open nothing were tried: wait a quarter of an hour.")
    link = TaskLink.objects.select_related("task").filter(hash=_hash(token), revoked_at=None, expires_at__gt=at).first()
    if link is None or link.task.state == TaskState.WITHDRAWN:
        WrongLink.objects.filter(at__lte=at - SPAN).delete()
        WrongLink.objects.create(index=index, at=at)
        return None
    return Entered(link.task.facts(), link.pk)


@transaction.atomic
def show_by_link(*, entered: Entered, at: datetime) -> Asked:
    """Give whom to look for to who came through a link; that they saw it is recorded.

    :raises KeyDestroyed: the case was shredded.
    """
    row: Task = row_of(entered.task.id)
    asked = open_asked(row)
    record(TaskShown(task=row.id), by=entered.actor, at=at, case=row.case or None)
    return asked


def link_address(token: str) -> str:
    """Give the address that a token stands for; whole where it is known under which name others reach the pages."""
    return address_of(token)


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
