"""Plans and proofs as JSON under the key of their case, and sealed records under a key of the organisation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from houvast.engines.datamap.encoding import decode_key, encode_key
from houvast.engines.planner.plan import Plan, plan_from_json
from houvast.engines.proof.residue import Residue
from houvast.engines.trouble import Trouble
from houvast.features.erasure.instructions import Instruction, instruction_from_json, instruction_json
from houvast.features.erasure.models import PlanRecord, SealedRecord
from houvast.foundation.keys.sealing import open_json, seal_json

_PLAN, _RESIDUE = b"erasure.plan", b"erasure.residue"


class PlanAltered(Trouble):
    """The stored plan does not have the hash that was recorded."""

    status = 409


def seal_plan(case: str, plan: Plan) -> bytes:
    """Return the plan, sealed."""
    return seal_json(case, plan.as_json(), _PLAN)


def open_plan(record: PlanRecord) -> Plan:
    """Return a stored plan.

    :raises PlanAltered: it is not the plan with the recorded hash.
    """
    plan = plan_from_json(cast("Mapping[str, Any]", open_json(record.case, bytes(record.body), _PLAN)))
    if plan.hash != record.hash:
        raise PlanAltered(f"case {record.case}: the stored plan was altered; locate and plan again.")
    return plan


def seal_residue(case: str, residue: Sequence[Residue]) -> bytes:
    """Return the residue, sealed."""
    return seal_json(case, [_residue_json(r) for r in residue], _RESIDUE)


def open_residue(record: PlanRecord) -> tuple[Residue, ...]:
    """Return the residue of a plan that was read back; empty before."""
    if record.residue is None:
        return ()
    stored = cast("list[dict[str, Any]]", open_json(record.case, bytes(record.residue), _RESIDUE))
    return tuple(_residue(r) for r in stored)


def seal_instructions(organisation: str, instructions: Sequence[Instruction]) -> bytes:
    """Return instructions sealed under the organisation's own key, which outlives the key of the case."""
    return seal_json(_scope(organisation), [instruction_json(i) for i in instructions], b"erasure.record")


def open_instructions(record: SealedRecord) -> list[Instruction]:
    """Return the instructions of a sealed record."""
    stored = open_json(_scope(record.organisation), bytes(record.instructions), b"erasure.record")
    return [instruction_from_json(i) for i in cast("list[dict[str, Any]]", stored)]


def _scope(organisation: str) -> str:
    return f"erasures:{organisation}"


def _residue_json(residue: Residue) -> dict[str, Any]:
    return {
        **encode_key(residue.key),
        "field": residue.field,
        "why": residue.why,
        "explained": residue.explained,
        "rule": residue.rule,
        "until": residue.until.isoformat() if residue.until else None,
    }


def _residue(stored: Mapping[str, Any]) -> Residue:
    return Residue(
        key=decode_key(stored),
        field=stored["field"],
        why=stored["why"],
        explained=stored["explained"],
        rule=stored["rule"],
        until=date.fromisoformat(stored["until"]) if stored["until"] else None,
    )
