"""Random small centres of which it is known whose every row is: nobody else's row is ever counted as the person's."""

from dataclasses import dataclass, field
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.locating.request import Outcome
from tests.engines.locating.centre import World

GIVEN = ("Jan", "Jana", "Johan", "Johanna", "Vera")
SURNAMES = ("Bakker", "de Wit", "Bakker-de Wit")
CLIENTS = ("EN", "SC")


@dataclass
class Truth:
    """A world, and for every row the people whose row it is."""

    world: World = field(default_factory=World)
    owners: dict[RowKey, set[int]] = field(default_factory=dict)
    people: dict[int, dict[str, str]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"\n{self.world!r}\n{self.people}\n"

    def add(self, collection: str, owners: set[int], **values: object) -> None:
        serial = len(self.owners) + 1
        key = self.world.add(collection, id=serial, **values)  # type: ignore[arg-type]
        self.owners[key] = owners


@st.composite
def centres(draw: st.DrawFn) -> Truth:
    """Households of people who share an address, a landline, an e-mail address or a name, each with rows of events."""
    truth = Truth()
    person = 0
    for home in range(draw(st.integers(1, 2))):
        client = draw(st.sampled_from(CLIENTS))
        landline = f"020-123456{home}" if draw(st.booleans()) else None
        members = list(range(person, person + draw(st.integers(1, 3))))
        person += len(members)
        truth.add("crm:household", set(members), client=client, phone=landline)
        household = len(truth.owners)
        truth.add("crm:address", set(members), client=client, street=f"Laan {home % 2 + 1}", postcode="1234 AB")
        address = len(truth.owners)
        shared_mail = f"home{home}@example.org" if draw(st.booleans()) else None
        for member in members:
            _person(draw, truth, member, client, household, address, landline, shared_mail)
    return truth


def _person(
    draw: st.DrawFn,
    truth: Truth,
    person: int,
    client: str,
    household: int,
    address: int,
    landline: str | None,
    shared_mail: str | None,
) -> None:
    # A first name is one person's here; all else that people have in common may be drawn again.
    number = f"KL{person:05}"
    mail = shared_mail if shared_mail and draw(st.booleans()) else f"person{person}@example.org"
    mobile = f"06-1234567{person}"
    truth.people[person] = {"customer_number": number, "email": mail, "phone_number": mobile, "client": client}
    truth.add(
        "crm:customer",
        {person},
        client=client,
        number=number,
        given=GIVEN[person % len(GIVEN)],
        surname=draw(st.sampled_from(SURNAMES)),
        born=date(1980 + person, 5, 17) if draw(st.booleans()) else None,
        email=mail,
        phone=draw(st.sampled_from([landline, mobile, None])),
        household_id=draw(st.sampled_from([household, None])),
        address_id=draw(st.sampled_from([address, None])),
    )
    mine = len(truth.owners)
    for _ in range(draw(st.integers(0, 2))):
        truth.add("crm:order", {person}, customer_id=mine, address_id=draw(st.sampled_from([address, None])))
    for _ in range(draw(st.integers(0, 2))):
        _ticket(draw, truth, person, client, number, mail, mobile)


def _ticket(draw: st.DrawFn, truth: Truth, person: int, client: str, number: str, mail: str, mobile: str) -> None:
    truth.add(
        "desk:ticket",
        {person},
        client=client,
        number=draw(st.sampled_from([number, None])),
        email=draw(st.sampled_from([mail, None])),
        phone=draw(st.sampled_from([mobile, None])),
    )
    ticket = len(truth.owners)
    others = sorted(truth.people)
    about = truth.people[draw(st.sampled_from(others))]
    body = draw(st.sampled_from(["Goedemiddag", f"bel {about['phone_number']}", f"mail {about['email']}"]))
    truth.add("desk:message", {person}, ticket_id=ticket, body=body, sender=draw(st.sampled_from([mail, None])))


def sought(data: st.DataObject, truth: Truth) -> tuple[int, str, dict[str, str]]:
    """A person, the organisation whose customer they are, and at least one thing that they can say."""
    person = data.draw(st.sampled_from(sorted(truth.people)))
    said = dict(truth.people[person])
    organisation = {"EN": "energie", "SC": "scaldis"}[said.pop("client")]
    kinds = data.draw(st.sets(st.sampled_from(sorted(said)), min_size=1))
    return person, organisation, {kind: said[kind] for kind in kinds}


def gist(outcome: Outcome) -> object:
    found = sorted((str(i.row.key), i.kind, i.score, i.evidence, i.path, i.mentions) for i in outcome.located)
    return found, outcome.problems, outcome.person, outcome.shared_keys


@settings(max_examples=300, deadline=None)
@given(centres(), st.data())
def test_nothing_of_another_person_is_own(truth, data):
    person, organisation, said = sought(data, truth)
    for item in truth.world.search(organisation, **said).located:
        owners = truth.owners[item.row.key]
        if item.kind is Kind.OWN:
            assert owners == {person} or (person in owners and _alone(truth, item.row.key, person)), item
        if item.kind is Kind.SHARED:
            assert item.row.collection.name in {"household", "address"}


def _alone(truth: Truth, home: RowKey, person: int) -> bool:
    """Whether a home is referred to by one person's rows only: nothing in the systems says that others live there."""
    name = f"{home.collection.name}_id"
    at = [row for row in truth.world.rows if row.values.get(name) == home.values[0][1]]
    return all(truth.owners[row.key] == {person} for row in at)


@settings(max_examples=300, deadline=None)
@given(centres(), st.data())
def test_an_address_leads_to_nobody_with_another_name(truth, data):
    person, organisation, said = sought(data, truth)
    for item in truth.world.search(organisation, **said).located:
        if item.path[0].how == "address":
            assert item.kind is Kind.CANDIDATE
            assert item.row.values["given"] == GIVEN[person % len(GIVEN)]


@settings(max_examples=300, deadline=None)
@given(centres(), st.data())
def test_everything_that_the_customer_number_leads_to_is_found(truth, data):
    person, organisation, said = sought(data, truth)
    said["customer_number"] = truth.people[person]["customer_number"]
    located = {i.row.key: i.kind for i in truth.world.search(organisation, **said).located}
    row = next(r for r in truth.world.rows if r.values.get("given") and truth.owners[r.key] == {person})
    for other in truth.world.rows:
        if truth.owners[other.key] == {person} and (
            other.key == row.key
            or other.values.get("customer_id") == row.values["id"]
            or (other.values.get("number") == row.values["number"])
        ):
            assert located.get(other.key) is Kind.OWN, other.key


@settings(max_examples=200, deadline=None)
@given(centres(), st.data())
def test_the_outcome_does_not_depend_on_the_order_of_rows(truth, data):
    _, organisation, said = sought(data, truth)
    before = gist(truth.world.search(organisation, **said))
    truth.world.rows = data.draw(st.permutations(truth.world.rows))
    assert gist(truth.world.search(organisation, **said)) == before


@settings(max_examples=200, deadline=None)
@given(centres(), st.data())
def test_no_question_leaves_the_fence_but_for_what_is_held_in_common(truth, data):
    _, organisation, said = sought(data, truth)
    truth.world.search(organisation, **said)
    for question in truth.world.asked:
        scope = question.collection.scope
        by_reference = all(m.field in {"household_id", "address_id"} for m in question.any_of)
        if scope.column and not by_reference:
            assert question.within is not None
            assert question.within.values == scope.codes_of(organisation)
        assert scope.organisation in {"", organisation} or by_reference
