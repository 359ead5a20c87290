"""After a plan nothing is left that it does not explain; leave one step out, and something is."""

from dataclasses import dataclass
from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.locating.request import Outcome
from houvast.engines.planner.plan import Plan, RowPlan, Verb
from tests.engines.proof.erasing import CUSTOMER, MAP, Centre, empty_centre, unexplained

NAMES = ("Vera Spaan", "Bram de Wit", "Ans Bos")
RANDOM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@dataclass
class Case:
    """A person's erasure in a random centre, planned; with what there was before."""

    centre: Centre
    found: Outcome
    plan: Plan
    before: dict[RowKey, dict[str, object]]

    def __repr__(self) -> str:
        rows = "\n".join(f"{k} {v}" for k, v in self.before.items())
        return f"\n{rows}\n" + "\n".join(f"{r.verb} {r.kind} {r.key} {r.cells} {r.kept}" for r in self.plan.rows)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to three customers who may share a home, with invoices old and new, tickets and mentions of each other."""
    centre = empty_centre()
    people = draw(st.integers(1, 3))
    centre.add("crm:address", id=1, client="EN", street="Lange Laan 12")
    for person in range(people):
        _customer(draw, centre, person)
    for person in range(people):
        _events(draw, centre, person, people)
    found = centre.locate({"customer_number": "KL00000"})
    plan = centre.plan(found)
    assert plan.errors == ()
    assume(not any(item.kind is Kind.CANDIDATE for item in found.located))
    return Case(centre, found, plan, centre.everything())


def _customer(draw: st.DrawFn, centre: Centre, person: int) -> None:
    home = draw(st.sampled_from([None, 1]))
    centre.add(
        "crm:customer",
        id=person,
        client="EN",
        number=f"KL0000{person}",
        name=NAMES[person],
        email=draw(st.sampled_from([f"person{person}@example.org", None])),
        born=draw(st.sampled_from([date(1980, 5, 17), None])),
        iban=draw(st.sampled_from([f"NL00BANK000000000{person}", None])),
        address_id=home,
    )


def _events(draw: st.DrawFn, centre: Centre, person: int, people: int) -> None:
    for year in draw(st.lists(st.sampled_from([2010, 2025]), max_size=2)):
        serial = len(centre.stores["crm"].rows["invoice"]) + 1
        mail = f"person{person}@example.org"
        centre.add("crm:invoice", id=serial, customer_id=person, name=NAMES[person], email=mail, day=date(year, 3, 1))
    for _ in range(draw(st.integers(0, 2))):
        about = draw(st.integers(0, people - 1))
        said = draw(st.sampled_from([f"KL0000{about} belde", f"Mail person{about}@example.org", "Goedemiddag", ""]))
        serial = len(centre.stores["desk"].rows["ticket"]) + 1
        centre.add("desk:ticket", id=serial, client="EN", number=f"KL0000{person}", subject=said)
        centre.add("desk:message", id=serial, ticket_id=serial, body=draw(st.sampled_from([said, "Tot ziens"])))


@RANDOM
@given(cases())
def test_after_the_whole_plan_nothing_unexplained_is_left(case):
    case.centre.carry_out(case.plan)
    assert unexplained(case.centre.read_back(case.plan, case.found)) == []


@RANDOM
@given(cases(), st.data())
def test_whatever_step_is_left_out_something_unexplained_is_left(case, data):
    steps = [r for r in case.plan.rows if r.touches]
    left_out = data.draw(st.sampled_from(steps))
    pinned = _pinned_by(case, left_out)
    case.centre.carry_out(case.plan, lambda r: r == left_out or r in pinned)
    assert left_out.key in {r.key for r in unexplained(case.centre.read_back(case.plan, case.found))}


def _pinned_by(case: Case, row: RowPlan) -> list[RowPlan]:
    """The deletions that the system refuses as long as this row is there: of what it points at, and so on."""
    pinned: list[RowPlan] = []
    for name, value in row.before.items():
        for reference in MAP.collection(row.key.collection).by_name[name].references if row.verb is Verb.DELETE else ():
            same = [
                r
                for r in case.plan.rows
                if r.verb is Verb.DELETE
                and r.key.collection == reference.target.collection
                and r.before.get(reference.target.name) == value
            ]
            pinned += [p for r in same for p in (r, *_pinned_by(case, r))]
    return pinned


@RANDOM
@given(cases(), st.data())
def test_a_single_cell_that_is_not_written_is_left_unexplained(case, data):
    cells = [(r.key, c) for r in case.plan.rows for c in r.cells]
    assume(cells)
    key, cell = data.draw(st.sampled_from(cells))
    case.centre.carry_out(case.plan)
    _row(case.centre, key)[cell.field] = cell.before
    assert (key, cell.field) in {(r.key, r.field) for r in unexplained(case.centre.read_back(case.plan, case.found))}


@RANDOM
@given(cases(), st.sampled_from(["person0@example.org", "KL00000", "NL00BANK0000000000"]), st.booleans())
def test_an_old_value_that_comes_up_in_another_row_is_left_unexplained(case, value, in_text):
    # An address that stands on events only may be anybody's, such as the help desk's own in a message.
    person = RowKey(CUSTOMER.id, (("id", 0),))
    taken = {v for r in case.plan.rows if r.key == person for f, v in r.before.items() if r.verb is Verb.DELETE}
    taken |= {c.before for r in case.plan.rows if r.key == person for c in r.cells}
    kept = {r.before[f] for r in case.plan.rows for k in r.kept for f in k.fields}
    assume(value in taken - kept)
    case.centre.carry_out(case.plan)
    if in_text:
        case.centre.add("desk:ticket", id=99, client="EN", subject=f"Nagekomen: {value}.")
    else:
        case.centre.add("crm:customer", id=99, client="EN", name="x", iban=value)
    left = unexplained(case.centre.read_back(case.plan, case.found))
    assert {str(r.key) for r in left} == {"desk:ticket[id=99]" if in_text else "crm:customer[id=99]"}


@RANDOM
@given(cases())
def test_what_is_not_the_persons_and_what_is_kept_is_as_it_was(case):
    case.centre.carry_out(case.plan)
    after = case.centre.everything()
    planned = {r.key: r for r in case.plan.rows}
    for key, before in case.before.items():
        row = planned.get(key)
        if row is None or row.verb is Verb.KEEP:
            assert after[key] == before
        elif row.verb is Verb.CHANGE:
            changed = {c.field for c in row.cells}
            assert {f: v for f, v in after[key].items() if f not in changed} == {
                f: v for f, v in before.items() if f not in changed
            }
            assert not changed & {f for k in row.kept for f in k.fields}


@RANDOM
@given(cases())
def test_no_row_of_the_person_holds_anything_of_the_person_that_is_not_kept(case):
    case.centre.carry_out(case.plan)
    after = case.centre.everything()
    for row in case.plan.rows:
        if row.kind == "own" and row.key in after:
            kept = {f for k in row.kept for f in k.fields}
            left = {
                f.name
                for f in MAP.collection(row.key.collection).fields
                if (f.is_personal or f.identity) and f.name not in kept and after[row.key][f.name] is not None
            }
            assert all(after[row.key][name] == "[gewist]" for name in left)


@RANDOM
@given(cases())
def test_kept_rows_lead_to_the_rows_that_they_hang_on(case):
    """The systems in memory hold foreign keys; here it is held that the row referred to is the same one still."""
    case.centre.carry_out(case.plan)
    after = case.centre.everything()
    for key, row in after.items():
        if key.collection.name == "invoice":
            parent = RowKey(
                MAP.collections[key.collection].by_name["customer_id"].references[0].target.collection,
                (("id", row["customer_id"]),),
            )
            assert row["customer_id"] == case.before[key]["customer_id"]
            assert parent in after


@RANDOM
@given(cases())
def test_a_plan_made_again_after_it_was_carried_out_writes_nothing_more(case):
    case.centre.carry_out(case.plan)
    again = case.centre.plan(case.centre.locate({"customer_number": "KL00000"}))
    assert [r for r in again.rows if r.touches] == []


def _row(centre: Centre, key: RowKey) -> dict[str, object]:
    rows = centre.stores[key.collection.system].rows[key.collection.name]
    return next(r for r in rows if r["id"] == dict(key.values)["id"])
