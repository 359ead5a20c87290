"""The whole demonstration centre as values: every row of every system, made from a seed and a day."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from houvast.entrypoints.demo import population
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.people import CLIENTS, Home, Person
from houvast.entrypoints.demo.rows import billing, crm, dialler, recordings, tickets
from houvast.entrypoints.demo.shelves import Owner, Shelves

PEOPLE: Final = 20_000
SEED: Final = 1179


@dataclass(frozen=True, slots=True)
class World:
    """People, homes, and the rows that the systems hold about them."""

    on: date
    people: tuple[Person, ...]
    homes: tuple[Home, ...]
    shelves: Shelves


def make(on: date, people: int = PEOPLE, seed: int = SEED) -> World:
    """Return the demonstration centre as it is on a day; the same arguments always give the same rows.

    At least the named persons are made; more than 100,000 people do not fit the invented phone numbers.
    """
    chance = Random(seed)  # noqa: S311 -- invented people, no secrets
    made = population.populate(people, chance, on)
    shelves = Shelves(chance, on, made.people)
    crm.add_agents(shelves)
    campaigns = dialler.add_campaigns(shelves)
    for home in made.homes:
        for organisation in CLIENTS:
            _fill(shelves, home, organisation, campaigns[organisation])
    _tell_of_vera(shelves)
    return World(on, tuple(made.people), tuple(made.homes), shelves)


def _fill(shelves: Shelves, home: Home, organisation: str, campaigns: tuple[int, ...]) -> None:
    household = crm.add_household(shelves, home, organisation)
    for member in home.members:
        person = shelves.people[member]
        if organisation not in person.numbers:
            continue
        own = Owner((person.id,), organisation)
        crm.add_customer(shelves, person, organisation, household, own)
        tickets.add_tickets(shelves, person, organisation, own)
        billing.add_account(shelves, person, organisation, own)
        talks = dialler.add_entries(shelves, person, organisation, campaigns, own)
        recordings.add_recordings(shelves, person, organisation, talks, own)


def _tell_of_vera(shelves: Shelves) -> None:
    """Let Vera occur in what was written about her housemate and about a neighbour."""
    vera, ruben, neighbour = (shelves.people[CAST[key]] for key in ("vera", "ruben", "neighbour"))
    _note(shelves, neighbour, vera, f"belde namens haar buurvrouw {vera.name}, 0{vera.mobile[3:]}. Meter stond stil.")
    _note(shelves, ruben, vera, f"belde samen met partner {vera.name} over de verhuizing.")
    number = neighbour.numbers["energie"]
    ticket = next(row for row in shelves.tickets.rows if row.customer_number == number)
    shelves.mention(vera, "energie", shelves.notes, "body")
    body = f"Zie ook de buurvrouw: {vera.mail.upper()}, zelfde klacht."
    tickets.add_internal_note(shelves, ticket, body, Owner((neighbour.id,), "energie"))


def _note(shelves: Shelves, about: Person, mentioned: Person, words: str) -> None:
    number = about.numbers["energie"]
    customer = next(row.id for row in shelves.customers.rows if row.customer_number == number)
    shelves.mention(mentioned, "energie", shelves.moments, "note")
    owner = Owner((about.id,), "energie")
    crm.add_note(shelves, customer, "Verhuizing", f"{about.formal.capitalize()} {words}", owner)
