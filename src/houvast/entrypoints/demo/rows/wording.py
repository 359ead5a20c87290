"""The person's own data in the texts that people write about them."""

from houvast.entrypoints.demo import contact_points, phrases
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.shelves import R, Shelf, Shelves


def sentence(shelves: Shelves, choices: tuple[str, ...], person: Person, subject: str) -> str:
    """Return one of the sentences about a person; a phone number stands in any notation."""
    template = choices[shelves.below(len(choices))]
    return capital(
        template.format(
            formal=person.formal,
            name=person.name,
            subject=subject.lower(),
            phone=contact_points.written(person.mobile, shelves.below(8)),
            mail=person.mail,
            born=person.born.strftime("%d-%m-%Y"),
            agent="de tweede lijn",
        )
    )


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[0].upper() + text[1:]


def mentioning(
    shelves: Shelves, shelf: Shelf[R], field: str, person: Person, other: Person, organisation: str, subject: str
) -> str:
    """Return a sentence about a person in which another occurs; that other is noted."""
    lot = shelves.chance.random()
    if lot < 0.6:
        reach = f"Bereikbaar op {contact_points.written(other.mobile, shelves.below(8))}."
    else:
        reach = f"Mail: {other.mail}." if lot < 0.8 else ""
    relation = phrases.RELATIONS[shelves.below(len(phrases.RELATIONS))]
    if other.home is person.home:
        relation = phrases.HOUSEMATE
    template = phrases.MENTIONS[shelves.below(len(phrases.MENTIONS))]
    shelves.mention(other, organisation, shelf, field)
    return capital(
        template.format(formal=person.formal, relation=relation, other=other.name, reach=reach, subject=subject.lower())
    )


def other_than(shelves: Shelves, person: Person) -> Person:
    """Return someone else: often a housemate, never one of the named persons."""
    if len(person.home.members) > 1 and shelves.chance.random() < 0.3:
        others = [one for one in person.home.members if one != person.id]
        return shelves.people[others[shelves.below(len(others))]]
    return shelves.people[-1 - shelves.below(max(1, len(shelves.people) // 2))]
