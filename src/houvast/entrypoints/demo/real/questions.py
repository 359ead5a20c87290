"""The help desk of Zonneveld Energie: who asks what there, and what is written about it."""

from dataclasses import dataclass, field
from random import Random
from typing import Final

from houvast.entrypoints.demo import contact_points, phrases
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.world import World

ORGANISATION: Final = "energie"
"""The only organisation that works with this help desk."""
STAFF: Final = (("amira@belhuis-noord.example", "Amira Haddou"), ("thijs@belhuis-noord.example", "Thijs Brand"))


@dataclass(frozen=True, slots=True)
class Comment:
    """What an agent wrote on a ticket, with a text file where `file` is named."""

    content: str
    file: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One ticket: whose it is, what it says, with which earlier one it was merged (a place in the list, or -1)."""

    owner: int
    requestor: str
    subject: str
    content: str
    comments: tuple[Comment, ...] = ()
    merged_into: int = -1
    mentions: tuple[int, ...] = ()


@dataclass(slots=True)
class Desk:
    """Who is known at the help desk (address, name, phone, person) and what was asked."""

    people: list[tuple[str, str, str, int]] = field(default_factory=list)
    tickets: list[Asked] = field(default_factory=list)


def ask(world: World, people: int) -> Desk:
    """Return the help desk of the first so many people; those who share an address mail from none of their own."""
    chance = Random(len(world.people))  # noqa: S311 -- invented people, no secrets
    desk = Desk()
    for person in world.people[:people]:
        if ORGANISATION in person.numbers and not person.shares_mail:
            desk.people.append((person.mail, person.name, _phone(person, chance), person.id))
            desk.tickets.append(_question(person, chance))
    _tell_of_vera(desk, world, chance)
    return desk


def _question(person: Person, chance: Random) -> Asked:
    subject = chance.choice(phrases.SUBJECTS[ORGANISATION])
    content = f"Goedemiddag,\n\nIk heb een vraag: {subject.lower()}.\n\n{person.name}\n{_phone(person, chance)}"
    comments: tuple[Comment, ...] = ()
    if chance.random() < 0.5:
        comments = (Comment(f"Klant gebeld op {_phone(person, chance)}."),)
    return Asked(person.id, person.mail, subject, content, comments)


def _tell_of_vera(desk: Desk, world: World, chance: Random) -> None:
    """Let Vera ask twice (merged), once from her former address, with a file; a neighbour's ticket speaks of her."""
    vera, neighbour = (world.people[CAST[key]] for key in ("vera", "neighbour"))
    first = next(place for place, one in enumerate(desk.tickets) if one.owner == vera.id)
    again = Comment("Foto van de meter toegevoegd.", "meterkast.txt", f"Meterkast van {vera.name}\n{vera.mail}\n")
    twice = Asked(vera.id, vera.mail, f"Nogmaals: {vera.family}", "En de meter\nstaat nog stil.", (again,), first)
    desk.tickets.append(twice)
    desk.people.append((vera.former_mail, vera.name, "", vera.id))
    desk.tickets.append(Asked(vera.id, vera.former_mail, "Verhuisbericht", f"Wij zijn verhuisd.\n{vera.name}"))
    words = f"Mijn buurvrouw mailt ook:\n{vera.mail}\nofwel {_phone(vera, chance)}.\n\n{neighbour.name}"
    desk.tickets.append(Asked(neighbour.id, neighbour.mail, "Zelfde klacht", words, mentions=(vera.id,)))


def _phone(person: Person, chance: Random) -> str:
    return contact_points.written(person.mobile, chance.randrange(8))
