"""Instructions in one system, which breaks off, is cut off, or was written by somebody else: all of it or nothing."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy

import pytest

from houvast.connectors.memory.store import Store, column, make_store
from houvast.connectors.protocol import Address, ForeignKey, Refused, Session, Unreachable, ValueType
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, SystemMap
from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Cell, RowPlan, Verb
from houvast.features.erasure.carrying_out import CarriedOut, Drifted, carry_out, nothing
from houvast.features.erasure.instructions import Instruction, instruction_from_json, instruction_json, instruction_of

PERSON = Collection(
    CollectionId("shop", "person"), (Field("id", primary_key=True), Field("name"), Field("email", identity="email"))
)
ORDERS = Collection(CollectionId("shop", "orders"), (Field("id", primary_key=True), Field("person_id")))
MAP = DataMap((SystemMap("shop", (PERSON, ORDERS)),))


@pytest.fixture
def store() -> Store:
    made = make_store("shop")
    number = ValueType.INTEGER
    people = [{"id": n, "name": f"Persoon {n}", "email": f"p{n}@example.org"} for n in (1, 2, 3)]
    made.add("person", [column("id", number), column("name", nullable=False), column("email")], rows=people)
    to_person = ForeignKey(("person_id",), "person", ("id",))
    orders = [{"id": n, "person_id": 1} for n in (10, 11)] + [{"id": 12, "person_id": 2}]
    made.add("orders", [column("id", number), column("person_id", number)], foreign_keys=[to_person], rows=orders)
    return made


def instructions() -> list[Instruction]:
    def row(of: Collection, verb: Verb, before: dict, *cells: Cell) -> Instruction:
        return instruction_of(RowPlan(RowKey(of.id, (("id", before["id"]),)), verb, before, cells))

    two = {"id": 2, "name": "Persoon 2", "email": "p2@example.org"}
    return [
        row(PERSON, Verb.CHANGE, two, Cell("email", "null", two["email"], None), Cell("name", "replace", "", "x")),
        row(ORDERS, Verb.DELETE, {"id": 10, "person_id": 1}),
        row(ORDERS, Verb.DELETE, {"id": 11, "person_id": 1}),
        row(PERSON, Verb.DELETE, {"id": 1, "name": "Persoon 1", "email": "p1@example.org"}),
    ]


def run(work: list[Instruction], *, transactional: bool = True, reached: Callable[[str], None] = nothing) -> CarriedOut:
    with open_connector("memory", Address("memory:shop")).session() as session:
        return carry_out("shop", session, MAP, work, transactional=transactional, reached=reached)


def test_done_once_and_passed_over_the_second_time(store):
    assert run(instructions()) == CarriedOut(written=4, already=0)
    after = deepcopy(store.rows)
    assert after["person"][0] == {"id": 2, "name": "x", "email": None}
    assert [row["id"] for row in after["orders"]] == [12]
    assert run(instructions()) == CarriedOut(written=0, already=4)
    assert store.rows == after


@pytest.mark.parametrize("writes", range(4))
def test_a_system_that_breaks_off_after_some_writes_keeps_nothing(store, writes):
    before = deepcopy(store.rows)
    store.break_after = writes
    with pytest.raises(Unreachable):
        run(instructions())
    assert store.rows == before
    store.break_after = None
    assert run(instructions()).written == 4


def test_cut_off_at_any_step_all_or_nothing(store):
    before = deepcopy(store.rows)
    steps: list[str] = []
    run(instructions(), reached=steps.append)
    meant = deepcopy(store.rows)
    assert steps == [
        "begin", "locked", "change person", "delete orders", "delete person", "written", "checked", "committed"
    ]  # fmt: skip
    for at in steps:
        store.rows.update(deepcopy(before))

        def pull(step: str, at: str = at) -> None:
            if step == at:
                raise KeyboardInterrupt

        with suppress(KeyboardInterrupt):
            run(instructions(), reached=pull)
        assert store.rows == (meant if at == "committed" else before)
        run(instructions())
        assert store.rows == meant


@pytest.mark.parametrize("transactional", [True, False])
@pytest.mark.parametrize("field", ["name", "email"])
def test_a_row_that_changed_stops_everything(store, field, transactional):
    store.rows["person"][0][field] = "anders"
    before = deepcopy(store.rows)
    with pytest.raises(Drifted, match=r"1 rows changed since the plan \(shop:person\)"):
        run(instructions(), transactional=transactional)
    assert store.rows == before


def test_half_done_is_somebody_elses_work_where_all_goes_at_once(store):
    store.rows["orders"] = store.rows["orders"][1:]
    before = deepcopy(store.rows)
    with pytest.raises(Drifted):
        run(instructions())
    assert store.rows == before
    assert run(instructions(), transactional=False) == CarriedOut(written=3, already=1)


def test_a_new_row_that_refers_to_one_that_goes_refuses_all(store):
    store.rows["orders"].append({"id": 13, "person_id": 1})
    before = deepcopy(store.rows)
    with pytest.raises(Refused, match="foreign key"):
        run(instructions())
    assert store.rows == before


def test_an_instruction_survives_being_sealed_and_holds_no_old_value():
    for instruction in instructions():
        stored = instruction_json(instruction)
        assert instruction_from_json(stored) == instruction
        assert "Persoon" not in str(stored)
        assert "example.org" not in str(stored)


class Keeping:
    """A session on a system that keeps what was written over."""

    def __init__(self, session: Session) -> None:
        self.session, self.kept = session, {i.key for i in instructions()}

    def __getattr__(self, name: str) -> object:
        return getattr(self.session, name)

    def old_versions(self, collection: Collection, keys: list[RowKey]) -> dict[RowKey, int]:
        return {key: 1 for key in keys if key in self.kept}

    def purge(self, collection: Collection, keys: list[RowKey]) -> int:
        before = len(self.kept)
        self.kept -= set(keys)
        return before - len(self.kept)


def test_old_versions_go_after_the_commit_and_on_a_second_run(store):
    with open_connector("memory", Address("memory:shop")).session() as session:
        keeping, steps = Keeping(session), []

        def pull(step: str) -> None:
            steps.append(step)
            if step == "committed":
                raise KeyboardInterrupt

        with suppress(KeyboardInterrupt):
            carry_out("shop", keeping, MAP, instructions(), transactional=True, purges=True, reached=pull)
        assert len(keeping.kept) == 4
        assert not old_versions_purged(keeping, purges=False)
        assert old_versions_purged(keeping, purges=True)


def old_versions_purged(keeping: Keeping, *, purges: bool) -> bool:
    steps: list[str] = []
    carry_out("shop", keeping, MAP, instructions(), transactional=True, purges=purges, reached=steps.append)
    assert (steps[-1] == "purged") is purges
    return not keeping.kept
