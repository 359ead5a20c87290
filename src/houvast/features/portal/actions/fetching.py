"""Fetch the answer: with a code of that moment, each time on record, until it expires or is revoked."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.portal.actions.entering import Outcome, try_code
from houvast.features.portal.actions.knocking import ANSWER, NothingToFetch
from houvast.features.portal.contracts import PackState, Visitor
from houvast.features.portal.events import CategoriesShown, CodeFailed, PackFetched, PackRevoked
from houvast.features.portal.models import Knock
from houvast.features.portal.queries import Found, pack_of
from houvast.features.rights.actions.own_page import standing_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import open_file, revoke
from houvast.foundation.files.contracts import OpenedFile
from houvast.foundation.files.queries import file_of


class NoPack(Trouble):
    """The case has no answer that could be fetched."""

    status = 409


def fetch_answer(*, visitor: Visitor, said: str, at: datetime) -> tuple[Outcome, OpenedFile | None]:
    """Judge the code; when it is right, hand the answer over as it lies in store: a zip that opens with another code.

    :raises NothingToFetch: it expired or was revoked meanwhile.
    """
    row = Knock.objects.filter(visit=visitor.session, case=visitor.case, purpose=ANSWER).order_by("-made_at").first()
    standing = standing_of(visitor.case)
    if pack_of(visitor, standing, at).state is not PackState.THERE or standing.facts.pack is None:
        raise NothingToFetch("There is nothing to fetch here now: look at the page again.")
    with transaction.atomic():  # a wrong try is counted, whatever follows
        outcome = try_code(row, said, at)
        if outcome is not Outcome.RIGHT:
            record(CodeFailed(purpose=ANSWER), by=visitor.actor, at=at, case=visitor.case)
            return outcome, None
    with transaction.atomic():
        pack = UUID(standing.facts.pack)
        opened = open_file(pack, by=visitor.actor, at=at)
        fact = PackFetched(file=pack, digest=file_of(pack).digest)
        record(fact, by=visitor.actor, at=at, case=visitor.case)
    return outcome, opened


@transaction.atomic
def revoke_answer(*, case: str, by: Actor, at: datetime) -> None:
    """Have nobody fetch the answer any more. Guard: `answer_case`.

    :raises NoPack: there is none.
    """
    pack = standing_of(case).facts.pack
    if pack is None:
        raise NoPack(f"Case {case} has no answer pack yet.")
    revoke(UUID(pack), by=by, at=at)
    record(PackRevoked(file=UUID(pack)), by=by, at=at, case=case)


@transaction.atomic
def note_shown(*, visitor: Visitor, found: tuple[Found, ...], at: datetime) -> None:
    """Put on record that the person saw which sorts of data were found."""
    tally = tuple((one.system, len(one.categories)) for one in found)
    record(CategoriesShown(by_system=tally), by=visitor.actor, at=at, case=visitor.case)
