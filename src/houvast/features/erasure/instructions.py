"""A plan as it is carried out: for each row what is written, and the fingerprint of the row that may be written to.

An instruction holds no personal data but the key of the row: the values that it writes are the neutral ones, or sealed
with the plan. It is what stays, sealed, for applying an erasure again after a restored backup.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from houvast.engines.datamap.encoding import decode_key, decode_values, digest, encode_key, encode_values
from houvast.engines.datamap.rows import Row, RowKey, Value
from houvast.engines.planner.plan import RowPlan, Verb


class Standing(Enum):
    """How a row stands to its instruction."""

    AS_PLANNED = "as planned"
    DONE = "done"
    DRIFTED = "drifted"


@dataclass(frozen=True, slots=True)
class Instruction:
    """Delete this row, or give it these values; `fields` and `fingerprint` tell whether it is still the same row."""

    key: RowKey
    verb: Verb
    after: Mapping[str, Value]
    fields: tuple[str, ...]
    fingerprint: str

    def standing(self, now: Row | None) -> Standing:
        """Say how the row as it is now stands to this instruction."""
        if now is None:
            return Standing.DONE if self.verb is Verb.DELETE else Standing.DRIFTED
        if self.verb is Verb.CHANGE and all(now.values.get(name) == value for name, value in self.after.items()):
            return Standing.DONE
        same = fingerprint(now.values, self.fields) == self.fingerprint
        return Standing.AS_PLANNED if same else Standing.DRIFTED


class NothingToWrite(Exception):
    """The plan leaves the row as it is: to keep it, or because its principal decides."""


def instruction_of(row: RowPlan) -> Instruction:
    """Return how a row of a plan is carried out.

    :raises NothingToWrite: the row is kept, or passed on.
    """
    if not row.touches:
        raise NothingToWrite(f"{row.key.collection}: a row that is to {row.verb} was about to be written.")
    fields = tuple(sorted(row.before))
    after = {cell.field: cell.after for cell in row.cells}
    return Instruction(row.key, row.verb, after, fields, fingerprint(row.before, fields))


def fingerprint(values: Mapping[str, Value], fields: tuple[str, ...]) -> str:
    """Return the digest of a row's values, which only the same row has."""
    return digest(encode_values({name: values.get(name) for name in fields}))


def instruction_json(instruction: Instruction) -> dict[str, Any]:
    """Return an instruction as JSON."""
    return {
        **encode_key(instruction.key),
        "verb": instruction.verb.value,
        "after": encode_values(instruction.after),
        "fields": list(instruction.fields),
        "fingerprint": instruction.fingerprint,
    }


def instruction_from_json(stored: Mapping[str, Any]) -> Instruction:
    """Return the instruction that `instruction_json` wrote."""
    return Instruction(
        key=decode_key(stored),
        verb=Verb(stored["verb"]),
        after=decode_values(stored["after"]),
        fields=tuple(stored["fields"]),
        fingerprint=stored["fingerprint"],
    )
