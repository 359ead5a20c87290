"""The CRM: agents, households, customers, addresses, contact moments, and marketing profiles."""

from datetime import date, datetime, timedelta
from typing import Final

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points, names, phrases
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.people import CLIENTS, History, Home, Person, Place, Tie
from houvast.entrypoints.demo.records import Address, Agent, ContactMoment, Customer, Household, Preference
from houvast.entrypoints.demo.rows import wording
from houvast.entrypoints.demo.shelves import Owner, Shelves

AGENTS: Final = 40
_SALUTATION: Final = {("nl", True): "mevrouw", ("nl", False): "heer", ("fr", True): "madame", ("fr", False): "monsieur"}


def add_agents(shelves: Shelves) -> None:
    """Add the employees who talk to customers."""
    for serial in range(1, AGENTS + 1):
        pool = (names.DUTCH, names.FLEMISH)[serial % 2]
        given = (pool.women if serial % 3 else pool.men)[shelves.below(30)]
        infix, surname = pool.surnames[shelves.below(50)]
        code = f"A{100 + serial}"
        mail = f"{code.lower()}@belhuis-noord.example"
        name = " ".join(part for part in (given, infix, surname) if part)
        row = Agent(serial, code, name, mail, str(2000 + serial), shelves.day(0.5 + serial / 8))
        shelves.agents.put(None, row)


def add_household(shelves: Shelves, home: Home, organisation: str) -> int | None:
    """Add the household of those members who are this organisation's customers; or None."""
    members = tuple(one for one in home.members if organisation in shelves.people[one].numbers)
    if len(members) < 2:
        return None
    row = Household(
        shelves.households.next,
        CLIENTS[organisation],
        contact_points.written(home.landline, shelves.below(8)) if home.landline else None,
        home.place.postcode,
        home.place.number,
        shelves.day(1 + shelves.chance.random() * 7),
    )
    return shelves.households.put(Owner(members, organisation, Kind.SHARED), row)


def add_customer(shelves: Shelves, person: Person, organisation: str, household: int | None, own: Owner) -> None:
    """Add a person as customer of one organisation, with all that hangs on that; perhaps twice."""
    history = person.histories[organisation]
    customer = _customer(shelves, person, organisation, household, own)
    _addresses(shelves, person.home, customer, own)
    _moments(shelves, person, organisation, customer, history.moments, own)
    if history.marketing:
        _preference(shelves, customer, history, own)
    if history.twin:
        weak = Owner(own.people, organisation, Kind.CANDIDATE)
        second = _twin(shelves, person, customer, weak)
        _addresses(shelves, person.home, second, weak)
        _moments(shelves, person, organisation, second, 1, weak)


def _customer(shelves: Shelves, person: Person, organisation: str, household: int | None, own: Owner) -> int:
    home = person.home
    missing = _nothing_missing if person.id in CAST.values() else shelves.chance.random
    surname = person.surname.upper() if missing() < 0.03 else person.surname
    landline = home.landline and (Tie.LANDLINE in person.histories[organisation].ties or missing() > 0.2)
    serial = shelves.customers.next
    created = shelves.moment(shelves.day(max((*person.histories[organisation].invoices, 1.0)) + 0.1))
    row = Customer(
        id=serial,
        client=CLIENTS[organisation],
        customer_number=person.numbers[organisation],
        salutation=_SALUTATION[home.language, person.woman] if missing() > 0.1 else None,
        initials=person.initials,
        given_name=person.given if missing() > 0.07 else None,
        infix=person.infix or None if missing() > 0.08 else None,
        last_name=surname,
        birth_date=person.born if missing() > 0.05 else None,
        email=_mail_as_typed(person.mail, shelves.chance.random()),
        previous_email=person.former_mail if person.former_mail and person.former_mail_known else None,
        phone=contact_points.written(home.landline, shelves.below(8)) if landline else None,
        mobile=contact_points.written(person.mobile, shelves.below(8)),
        language=home.language,
        iban=person.iban if missing() > 0.2 else None,
        household_id=household,
        do_not_process=False,
        marketing_stop=missing() < 0.1,
        remark=phrases.REMARKS[shelves.below(len(phrases.REMARKS))] if missing() < 0.08 else None,
        created_at=created,
        updated_at=created + timedelta(days=shelves.below(300)),
    )
    return shelves.customers.put(own, row)


def _twin(shelves: Shelves, person: Person, first: int, weak: Owner) -> int:
    """Add the same person again, as someone in a hurry did: another number, no e-mail, the same mobile and birthday."""
    row = shelves.customers.rows[first - 1]._replace(
        id=shelves.customers.next,
        customer_number=f"{person.numbers[weak.organisation]}2",
        salutation=None,
        given_name=None,
        infix=None,
        last_name=person.family,
        birth_date=person.born,
        email=None,
        previous_email=None,
        phone=None,
        mobile=contact_points.written(person.mobile, shelves.below(8)),
        iban=None,
        household_id=None,
        remark="Mogelijk dubbel, nog nakijken.",
    )
    return shelves.customers.put(weak, row)


def _nothing_missing() -> float:
    """Stand in for chance with the named persons, about whom the CRM knows everything."""
    return 1.0


def _mail_as_typed(mail: str, lot: float) -> str:
    if lot < 0.85:
        return mail
    return mail.upper() if lot < 0.9 else mail.title()


def _addresses(shelves: Shelves, home: Home, customer: int, owner: Owner) -> None:
    moved = home.moved_on or shelves.day(7)
    _address(shelves, customer, "current", home.place, moved, None, owner)
    if home.former:
        _address(shelves, customer, "former", home.former, shelves.day(9), moved, owner)


def _address(
    shelves: Shelves, customer: int, kind: str, place: Place, since: date, until: date | None, owner: Owner
) -> None:
    postcode = place.postcode.replace(" ", "") if shelves.chance.random() < 0.3 else place.postcode
    row = Address(
        shelves.addresses.next,
        customer,
        kind,
        place.street,
        place.number,
        place.addition or None,
        postcode,
        place.city,
        place.country,
        since,
        until,
    )
    shelves.addresses.put(owner, row)


def _moments(shelves: Shelves, person: Person, organisation: str, customer: int, count: int, owner: Owner) -> None:
    follows = None
    for _ in range(count):
        subjects = phrases.SUBJECTS[organisation]
        subject = subjects[shelves.below(len(subjects))]
        if shelves.chance.random() < 0.04 and not (organisation == "energie" and person.id < 2):
            other = wording.other_than(shelves, person)
            note = (
                wording.mentioning(shelves, shelves.moments, "note", person, other, organisation, subject)
                if other is not person
                else wording.sentence(shelves, phrases.NOTES, person, subject)
            )
        else:
            note = wording.sentence(shelves, phrases.NOTES, person, subject)
        at = shelves.moment(shelves.day(shelves.chance.random() * 3))
        follows = _moment(shelves, customer, at, subject, note, follows, owner)
        if shelves.chance.random() < 0.7:
            follows = None


def _moment(
    shelves: Shelves, customer: int, at: datetime, subject: str, note: str, follows: int | None, owner: Owner
) -> int:
    row = ContactMoment(
        shelves.moments.next,
        customer,
        1 + shelves.below(AGENTS),
        ("phone", "phone", "phone", "chat", "mail")[shelves.below(5)],
        at,
        subject,
        note,
        follows,
    )
    return shelves.moments.put(owner, row)


def add_note(shelves: Shelves, customer: int, subject: str, note: str, owner: Owner) -> int:
    """Add one contact moment with a given note, last week; return its id."""
    return _moment(shelves, customer, shelves.moment(shelves.day(0.02)), subject, note, None, owner)


def _preference(shelves: Shelves, customer: int, history: History, owner: Owner) -> None:
    chance = shelves.chance.random
    by_mail, by_phone = chance() < 0.6, bool(history.entries) or chance() < 0.3
    row = Preference(
        shelves.preferences.next,
        customer,
        by_mail,
        by_phone,
        shelves.moment(shelves.day(chance() * 4)) if by_mail or by_phone else None,
        8 + shelves.below(12) if chance() < 0.5 else None,
        phrases.SEGMENTS[shelves.below(len(phrases.SEGMENTS))] if chance() < 0.8 else None,
        shelves.below(101) if chance() < 0.7 else None,
        f"{shelves.chance.getrandbits(96):024x}",
    )
    shelves.preferences.put(owner, row)
