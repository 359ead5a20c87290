from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, ClassVar

import pytest

from houvast.engines.ledger.facts import (
    Code,
    Digest,
    Personal,
    Ref,
    Tally,
    UnsafeFact,
    check_type,
    personal_fields,
    split,
)


class Right(Enum):
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class CaseRegistered:
    kind: ClassVar[str] = "rights.case_registered"
    right: Right
    channel: Code
    received: datetime
    due: date
    rows: Tally
    plan: Digest | None
    linked: Ref | None
    caller: Annotated[str, Personal]


def registered(**changes: Any) -> CaseRegistered:
    usual = {
        "right": Right.ERASURE,
        "channel": "telephone",
        "received": datetime(2026, 1, 31, 12, tzinfo=UTC),
        "due": date(2026, 2, 28),
        "rows": (("crm.customer", 2),),
        "plan": None,
        "linked": "case:12",
        "caller": "Jip de Vries",
    }
    return CaseRegistered(**(usual | changes))


def test_a_fact_is_split_in_clear_and_personal() -> None:
    clear, personal = split(registered())
    assert personal == {"caller": "Jip de Vries"}
    assert clear == {
        "right": "erasure",
        "channel": "telephone",
        "received": "2026-01-31T12:00:00.000000Z",
        "due": "2026-02-28",
        "rows": [["crm.customer", 2]],
        "plan": None,
        "linked": "case:12",
    }
    assert personal_fields(CaseRegistered) == ("caller",)


def test_a_sound_type_passes() -> None:
    check_type(CaseRegistered)


@pytest.mark.parametrize(
    "hint", [str, str | None, dict, list[str], float, Any, Annotated[str, "note"], tuple[str, ...]]
)
def test_a_field_that_could_hold_anything_is_refused(hint) -> None:
    fact = dataclass(frozen=True)(
        type("Loose", (), {"kind": "a.b", "__annotations__": {"field": hint}, "__module__": __name__})
    )
    with pytest.raises(UnsafeFact, match=r"Loose\.field"):
        check_type(fact)


def test_a_type_that_can_change_is_refused() -> None:
    with pytest.raises(UnsafeFact, match="frozen"):
        check_type(dataclass(type("Soft", (), {"kind": "a.b", "__annotations__": {}})))


@pytest.mark.parametrize("kind", ["", "Case", "registered", "rights.Case Registered"])
def test_a_type_without_a_clear_kind_is_refused(kind) -> None:
    with pytest.raises(UnsafeFact, match="kind"):
        check_type(dataclass(frozen=True)(type("Odd", (), {"kind": kind, "__annotations__": {}})))


@pytest.mark.parametrize(
    "slip",
    [
        {"linked": "jip@example.org"},
        {"linked": "Jip de Vries"},
        {"channel": "Jip"},
        {"plan": "Jip"},
        {"due": "Jip de Vries"},
        {"right": "erasure"},
        {"rows": (("crm.customer", "Jip"),)},
        {"rows": [("crm.customer", 2)]},
    ],
)
def test_a_name_in_a_safe_field_is_refused_without_repeating_it(slip) -> None:
    with pytest.raises(UnsafeFact) as refusal:
        split(registered(**slip))
    assert "jip" not in str(refusal.value).casefold()
