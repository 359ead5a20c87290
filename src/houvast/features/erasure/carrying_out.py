"""Carry out instructions in one system.

Bugs here destroy data that no one has a copy of. What may never happen:

- a row that is written to although it is no longer the row that was planned;
- part of a transaction that stays when the rest does not;
- a second run after a crash that ends in another state than the first would have;
- success reported for a row that was not written.

So: every row is read under lock and compared before the first write, and read again before the commit. On a system
without transactions the same comparison makes each step repeatable: what is done already is passed over.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from houvast.connectors.protocol import Change, Refused, Session, Transaction
from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.planner.plan import Verb
from houvast.engines.trouble import Trouble
from houvast.features.erasure.instructions import Instruction, Standing
from houvast.features.erasure.old_versions import purge

StepReached = Callable[[str], None]
"""Called at each step with its name; tests stop the process there."""


class Drifted(Trouble):
    """Rows changed since the plan was made; nothing was written in this system."""

    status = 409


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What was written, and what had been written before."""

    written: int
    already: int


def nothing(_step: str) -> None:
    """Pass a step by."""


def carry_out(
    system: str,
    session: Session,
    datamap: DataMap,
    instructions: Sequence[Instruction],
    *,
    transactional: bool,
    purges: bool = False,
    reached: StepReached = nothing,
) -> CarriedOut:
    """Carry out the instructions for one system, in their order; safe to run again after any interruption.

    With `purges` the old versions of all these rows go too, on a system that keeps any, when the rows are committed.

    :raises Drifted: a row is not as planned; nothing was written.
    :raises Refused: the system refused; nothing of the transaction stays, or all of it does and old versions are kept.
    """
    reached("begin")
    with session.transaction() as transaction:
        before = _locked(transaction, datamap, instructions)
        reached("locked")
        waiting = _waiting(system, instructions, before, transactional=transactional)
        _write(transaction, datamap, waiting, reached)
        reached("written")
        _check(system, transaction, datamap, instructions)
        reached("checked")
    reached("committed")
    if purges and purge(session, datamap, [i.key for i in instructions]):
        reached("purged")
    return CarriedOut(len(waiting), len(instructions) - len(waiting))


def _locked(transaction: Transaction, datamap: DataMap, instructions: Sequence[Instruction]) -> dict[RowKey, Row]:
    found: dict[RowKey, Row] = {}
    for collection, keys in _by_collection(datamap, instructions):
        found.update(transaction.lock(collection, keys))
    return found


def _waiting(
    system: str, instructions: Sequence[Instruction], before: dict[RowKey, Row], *, transactional: bool
) -> list[Instruction]:
    """Return the instructions still to be carried out.

    In one transaction either all rows are as planned or all are done; anything between means that somebody else wrote.
    """
    standing = {i.key: i.standing(before.get(i.key)) for i in instructions}
    drifted = [key for key, s in standing.items() if s is Standing.DRIFTED]
    waiting = [i for i in instructions if standing[i.key] is Standing.AS_PLANNED]
    if transactional and not drifted and waiting and len(waiting) != len(instructions):
        drifted = [i.key for i in instructions if standing[i.key] is Standing.DONE]
    if drifted:
        where = ", ".join(dict.fromkeys(str(key.collection) for key in drifted))
        raise Drifted(f"{system}: {len(drifted)} rows changed since the plan ({where}); locate and plan again.")
    return waiting


def _write(transaction: Transaction, datamap: DataMap, waiting: Sequence[Instruction], reached: StepReached) -> None:
    for (verb, of), group in groupby(waiting, key=lambda i: (i.verb, i.key.collection)):
        batch, collection = list(group), datamap.collection(of)
        if verb is Verb.DELETE:
            transaction.erase(collection, [i.key for i in batch])
        else:
            transaction.change(collection, [Change(i.key, i.after) for i in batch])
        reached(f"{verb.value} {of.name}")


def _check(system: str, transaction: Transaction, datamap: DataMap, instructions: Sequence[Instruction]) -> None:
    """Read every row again before the commit: a trigger or a view may have done something else than was asked."""
    after = _locked(transaction, datamap, instructions)
    undone = [i for i in instructions if i.standing(after.get(i.key)) is not Standing.DONE]
    if undone:
        where = ", ".join(dict.fromkeys(str(i.key.collection) for i in undone))
        raise Refused(f"{system}: {len(undone)} rows do not hold what was written ({where}); ask the system's owner.")


def _by_collection(datamap: DataMap, instructions: Sequence[Instruction]) -> Iterator[tuple[Collection, list[RowKey]]]:
    keys: dict[str, list[RowKey]] = {}
    for instruction in instructions:
        keys.setdefault(str(instruction.key.collection), []).append(instruction.key)
    for wanted in keys.values():
        yield datamap.collection(wanted[0].collection), wanted
