"""Apply recorded erasures again after a restored backup or a re-import.

What may never happen: a row of somebody else erased because it got the key of a row that was erased years ago. A row is
only erased again when it is, by its fingerprint, the very row that was erased; any other is left to a human.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from houvast.connectors.protocol import Session
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.carrying_out import carry_out
from houvast.features.erasure.contracts import Reapplied, WorkState
from houvast.features.erasure.events import ErasureReapplied
from houvast.features.erasure.instructions import Instruction, Standing
from houvast.features.erasure.models import Intention, SealedRecord
from houvast.features.erasure.storing import open_instructions
from houvast.features.locating.queries import Hands, by_collection
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


def reapply(
    *, by: Actor, at: datetime, system: str | None = None, since: datetime | None = None
) -> Iterator[Reapplied]:
    """Apply every recorded erasure again, one after the other, and yield what each did; safe to run at any time.

    Only what was carried out is applied again: an approved plan that stopped in a system is not carried out this way.
    """
    done = Intention.objects.filter(plan=OuterRef("plan"), system=OuterRef("system"), state=WorkState.DONE)
    records = SealedRecord.objects.select_related("plan").filter(Exists(done), plan__right="erasure").order_by("pk")
    if system is not None:
        records = records.filter(system=system)
    if since is not None:
        records = records.filter(at__gte=since)
    with Hands(open_connector) as hands:
        for one in records.iterator():
            yield _reapply_one(hands, one, by=by, at=at)


def _reapply_one(hands: Hands, one: SealedRecord, *, by: Actor, at: datetime) -> Reapplied:
    results: list[Reapplied] = []

    def work(system: str, session: Session) -> None:
        results.append(_in_system(system, session, one))

    try:
        hands.each([one.system], work)
    except Trouble as trouble:
        return Reapplied(one.system, one.plan.case, one.rows, 0, 0, one.rows, str(trouble))
    with transaction.atomic():
        done = results[0]
        fact = ErasureReapplied(
            plan=one.plan.hash,
            system=one.system,
            erased_again=done.erased_again,
            gone_already=done.gone_already,
            differing=done.differing,
        )
        record(fact, by=by, at=at, case=one.plan.case)
    return done


def _in_system(system: str, session: Session, one: SealedRecord) -> Reapplied:
    datamap = current_map()
    instructions = open_instructions(one)
    standing = _standing(session, instructions)
    back = [i for i in instructions if standing[i.key] is Standing.AS_PLANNED]
    differing = sum(s is Standing.DRIFTED for s in standing.values())
    if back:
        carry_out(system, session, datamap, back, transactional=session.describe([]).transactional, purges=True)
    gone = len(instructions) - len(back) - differing
    return Reapplied(system, one.plan.case, len(instructions), len(back), gone, differing)


def _standing(session: Session, instructions: list[Instruction]) -> dict[object, Standing]:
    found = {}
    for collection, keys in by_collection(current_map(), [i.key for i in instructions]).items():
        found.update(session.read(collection, keys))
    standing: dict[object, Standing] = {}
    for instruction in instructions:
        now = found.get(instruction.key)
        standing[instruction.key] = Standing.DONE if now is None else instruction.standing(now)
    return standing
