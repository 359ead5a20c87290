"""Who lives where: households of named and of invented people, the same for the same seed."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from houvast.entrypoints.demo import contact_points, names, places
from houvast.entrypoints.demo.cast import CAST, STAGES, Role, Stage
from houvast.entrypoints.demo.people import CLIENTS, History, Home, Person, Place, Tie

RECORDINGS: Final = 320
"""About how many recordings a big centre has."""

_LETTERS: Final = "ABCDEGHJKLMNPRSTVWXZ"


@dataclass(slots=True)
class Population:
    """The people in the making: the chance they hang on, the day, and what is taken already."""

    chance: Random
    on: date
    size: int
    people: list[Person] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    mails: set[str] = field(default_factory=set)

    def below(self, limit: int) -> int:
        """Return a number from 0 up to, not including, the limit."""
        return int(self.chance.random() * limit)

    def ago(self, least: float, most: float) -> date:
        """Return a day between two ages in years."""
        return self.on - timedelta(days=int((least + self.chance.random() * (most - least)) * 365.25))


def populate(size: int, chance: Random, on: date) -> Population:
    """Return at least the named persons, and as many others as make up the size."""
    made = Population(chance, on, max(size, len(CAST)))
    for stage in STAGES:
        _stage(made, stage)
    while len(made.people) < made.size:
        _household(made, made.size - len(made.people))
    return made


def _stage(made: Population, stage: Stage) -> None:
    language = "nl"
    towns = places.DUTCH if stage.country == "NL" else places.FLEMISH
    home = _home(made, towns[stage.town], stage.country, language, moved=stage.moved, landline=stage.landline)
    home.mail = stage.shared_mail
    for role in stage.roles:
        _enter(made, home, role, role.mail or stage.shared_mail, role.histories)


def _household(made: Population, room: int) -> None:
    lot = made.chance.random()
    country = "NL" if lot < 0.64 else "BE"
    language = "nl" if lot < 0.92 else "fr"
    towns = places.DUTCH if country == "NL" else places.FLEMISH if language == "nl" else places.FRENCH
    size = min(room, (1, 1, 1, 2, 2, 2, 3, 4, 5)[made.below(9)])
    home = _home(
        made,
        towns[made.below(len(towns))],
        country,
        language,
        moved=made.chance.random() < 0.25,
        landline=size > 1 or made.chance.random() < 0.4,
    )
    pool = names.DUTCH if country == "NL" else names.FLEMISH if language == "nl" else names.FRENCH
    infix, surname = pool.surnames[made.below(len(pool.surnames))]
    namesakes = size >= 3 and made.chance.random() < 0.06
    shared_mail = size >= 2 and made.chance.random() < 0.06
    for place in range(size):
        role = _role(made, pool, place, infix, surname, namesakes=namesakes)
        mail = _mail(made, role) if not (home.mail and place == 1) else home.mail
        if shared_mail and place == 0:
            home.mail = mail
        _enter(made, home, role, mail, _histories(made, country, place))


def _role(made: Population, pool: names.Names, place: int, infix: str, surname: str, *, namesakes: bool) -> Role:
    woman = made.chance.random() < 0.5
    if namesakes and place in {0, 2}:
        woman = False
    given_names = pool.women if woman else pool.men
    given = given_names[made.below(len(given_names))]
    initials = f"{given[0]}.{_LETTERS[made.below(20)]}." if made.chance.random() < 0.5 else f"{given[0]}."
    if place == 1 and made.chance.random() < 0.7:
        infix, surname = pool.surnames[made.below(len(pool.surnames))]
    if namesakes and place == 2:
        # A father and a son: the same name at the same address; only the day of birth tells them apart.
        father = made.people[-2]
        given, initials = father.given, father.initials
    born = made.ago(30, 85) if place < 2 else made.ago(18, 29)
    former = f"{contact_points.mail_name(given)}{made.below(100000):05d}@example.net"
    changed = made.chance.random()
    return Role(
        key="",
        given=given,
        initials=initials,
        surname=surname,
        infix=infix,
        woman=woman,
        born=born,
        mail="",
        former_mail=former if changed < 0.14 else "",
        former_mail_known=changed < 0.07,
    )


def _mail(made: Population, role: Role) -> str:
    local = f"{contact_points.mail_name(role.given)}.{contact_points.mail_name(role.surname)}"
    domain = contact_points.MAIL_DOMAINS[made.below(len(contact_points.MAIL_DOMAINS))]
    mail, turn = f"{local}@{domain}", 1
    while mail in made.mails:
        turn += 1
        mail = f"{local}{turn}@{domain}"
    made.mails.add(mail)
    return mail


def _home(made: Population, town: places.Town, country: str, language: str, *, moved: bool, landline: bool) -> Home:
    home = Home(len(made.homes), _place(made, town, country), language)
    if landline:
        home.landline = contact_points.landline(town.area, country, home.id)
    if moved:
        home.former = _place(made, town, country)
        home.moved_on = made.ago(0.2, 6)
    made.homes.append(home)
    return home


def _place(made: Population, town: places.Town, country: str) -> Place:
    streets = places.RUES if town.language == "fr" else places.STREETS
    if country == "NL":
        letters = _LETTERS[made.below(20)] + _LETTERS[made.below(20)]
        postcode = f"{town.postcode}{11 + made.below(80)} {letters}"
    else:
        postcode = town.postcode
    addition = ("A", "B", "II", "bis")[made.below(4)] if made.chance.random() < 0.12 else ""
    street = streets[made.below(len(streets))]
    return Place(street, str(1 + made.below(240)), addition, postcode, town.name, country)


def _enter(made: Population, home: Home, role: Role, mail: str, histories: dict[str, History]) -> None:
    serial = len(made.people)
    home.members.append(serial)
    made.mails.add(mail)
    numbers = {key: f"{CLIENTS[key]}{1000007 + serial * 13}" for key in histories}
    person = Person(
        id=serial,
        given=role.given,
        initials=role.initials,
        infix=role.infix,
        surname=role.surname,
        woman=role.woman,
        born=role.born,
        home=home,
        mail=mail,
        mobile=contact_points.mobile(home.place.country, serial),
        iban=contact_points.iban(home.place.country, serial),
        numbers=numbers,
        histories=histories,
        former_mail=role.former_mail,
        former_mail_known=role.former_mail_known,
    )
    made.people.append(person)


def _histories(made: Population, country: str, place: int) -> dict[str, History]:
    lot = made.chance.random()
    main = "energie" if country == "NL" else "scaldis"
    if lot < 0.72:
        organisations: tuple[str, ...] = (main,)
    elif lot < 0.9:
        organisations = ("own",)
    elif lot < 0.99:
        organisations = (main, "own")
    else:
        organisations = ("energie", "scaldis", "own")
    return {key: _history(made, place) for key in organisations}


def _history(made: Population, place: int) -> History:
    chance = made.chance.random
    opened = 0.5 + chance() * 8.4
    bills = (0, 1, 2, 3, 4)[made.below(5)] if place < 2 else made.below(2)
    called = chance()
    return History(
        moments=(0, 0, 1, 1, 2, 3, 4)[made.below(7)],
        tickets=tuple(_TICKET_TIES[made.below(len(_TICKET_TIES))] for _ in range((0, 0, 1, 1, 2)[made.below(5)])),
        invoices=tuple(sorted(chance() * opened for _ in range(bills))),
        entries=(_CALL_TIES[made.below(len(_CALL_TIES))],) if called < 0.35 else (),
        recordings=(_CALL_TIES[made.below(len(_CALL_TIES))],) if chance() < RECORDINGS / max(made.size, 3200) else (),
        marketing=chance() < 0.55,
        twin=chance() < 0.006,
    )


_TICKET_TIES: Final = (
    *(Tie.NUMBER, Tie.NUMBER, Tie.NUMBER, Tie.NUMBER, Tie.MAIL, Tie.MAIL),
    *(Tie.FORMER_MAIL, Tie.FORMER_MAIL_AND_NUMBER),
)
_CALL_TIES: Final = (Tie.NUMBER, Tie.NUMBER, Tie.NUMBER, Tie.NUMBER, Tie.NUMBER, Tie.MOBILE, Tie.MOBILE, Tie.LANDLINE)
