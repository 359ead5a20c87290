"""What the page has done in the background, so that nobody can tell by waiting whether somebody is known."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from houvast.features.portal.actions.entering import Outcome, enter, knock_of
from houvast.features.portal.actions.knocking import answer_knock, knock, note_failure
from houvast.features.portal.actions.proving import send_identity_code
from houvast.features.portal.actions.tidying import tidy
from houvast.features.portal.contracts import Visitor
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.runs import Run
from houvast.foundation.jobs.tasks import job


@job()
def send_code(run: Run, *, knock: str) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Send the code where what was typed fits a case."""
    answer_knock(knock=UUID(knock), at=_now())


@job()
def put_failure_on_record(run: Run, *, knock: str) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Put a wrong code on record where it was about a case."""
    note_failure(knock=UUID(knock), at=_now())


@job()
def send_identity(run: Run, *, way: str, page: str) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Send a code to what is on file, where there is something."""
    send_identity_code(case=page, way=way, by=Actor(kind="subject", key=page), at=_now())


@transaction.atomic
def knock_and_send(*, number: str, contact: str, came_from: str, language: str, at: datetime) -> str:
    """Note that somebody knocked, have the worker see whether it fits, and return the token for their browser.

    :raises TooManyKnocks: too many codes were asked for from this network.
    """
    knocked = knock(number=number, contact=contact, came_from=came_from, language=language, at=at)
    enqueue(send_code, title=gettext_noop("Send a code"), key=f"knock:{knocked.id}", knock=str(knocked.id))
    return knocked.token


@transaction.atomic
def enter_or_note(*, token: str, said: str, at: datetime) -> tuple[Outcome, str]:
    """Judge the code of the door (see `enter`), and have the worker put a wrong one on record."""
    outcome, fresh = enter(token=token, said=said, at=at)
    row = knock_of(token)
    if outcome is Outcome.WRONG and row is not None:
        enqueue(put_failure_on_record, title=gettext_noop("Note a wrong code"), knock=str(row.id))
    return outcome, fresh


def tidy_pages(at: datetime) -> None:
    """Forget visits that ended, and what was typed at the door."""
    tidy(at)


def ask_identity_code(*, visitor: Visitor, way: str) -> None:
    """Have the worker send a code to what is on file, where there is something."""
    title = gettext_noop("Send a code")
    enqueue(send_identity, title=title, key=f"page-identity:{visitor.case}", way=way, page=visitor.case)


def _now() -> datetime:
    return datetime.now(UTC)
