"""The dialler: campaigns, whom to call, and every attempt."""

from datetime import timedelta
from typing import Final

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points
from houvast.entrypoints.demo.people import CLIENTS, Person, Tie
from houvast.entrypoints.demo.records import CallAttempt, CallListEntry, Campaign
from houvast.entrypoints.demo.rows.crm import AGENTS
from houvast.entrypoints.demo.shelves import Owner, Shelves

CAMPAIGNS: Final = {
    "energie": (("Zonnepanelen voorjaar", "sales"), ("Contract verlengen", "sales"), ("Tevredenheid", "survey")),
    "scaldis": (("Hospitalisatie plus", "sales"), ("Schade-enquête", "survey")),
    "own": (("Computerhulp jaarabonnement", "sales"),),
}
_OUTCOMES: Final = ("no answer", "busy", "spoken", "spoken", "call back", "refused")


def add_campaigns(shelves: Shelves) -> dict[str, tuple[int, ...]]:
    """Add every campaign; return their ids by organisation."""
    ids: dict[str, tuple[int, ...]] = {}
    for organisation, campaigns in CAMPAIGNS.items():
        for name, purpose in campaigns:
            row = Campaign(shelves.campaigns.next, CLIENTS[organisation], name, purpose, shelves.day(0.9))
            serial = shelves.campaigns.put(None, row)
            ids[organisation] = (*ids.get(organisation, ()), serial)
    return ids


def reachable_by(person: Person, tie: Tie) -> tuple[Tie, str]:
    """Return the tie as it is for this person, with the phone number; who has no landline is called on the mobile."""
    if tie is Tie.LANDLINE and person.home.landline:
        return tie, person.home.landline
    return (Tie.MOBILE if tie is Tie.LANDLINE else tie), person.mobile


def add_entries(
    shelves: Shelves, person: Person, organisation: str, campaigns: tuple[int, ...], own: Owner
) -> list[CallAttempt]:
    """Add a person to call lists of one organisation, with the attempts; return the talks that can be linked."""
    talks: list[CallAttempt] = []
    for wanted in person.histories[organisation].entries:
        tie, phone = reachable_by(person, wanted)
        owner = own if tie is Tie.NUMBER else Owner(own.people, organisation, Kind.CANDIDATE)
        serial, chance = shelves.entries.next, shelves.chance.random
        consent = chance() < 0.7
        row = CallListEntry(
            serial,
            campaigns[shelves.below(len(campaigns))],
            CLIENTS[organisation],
            f"L{500000 + serial}",
            person.numbers[organisation] if tie is Tie.NUMBER else None,
            _listed(person, shelves.below(3)),
            contact_points.written(phone, shelves.below(8)),
            consent,
            ("webformulier", "telefonisch", "bestaande klant")[shelves.below(3)] if consent else None,
            shelves.moment(shelves.day(0.2 + chance() * 0.6)),
        )
        shelves.entries.put(owner, row)
        attempts = _attempts(shelves, person, row, owner)
        if owner is own:
            talks += [attempt for attempt in attempts if attempt.seconds]
    return talks


def _listed(person: Person, style: int) -> str:
    if style == 0:
        return person.name
    infix = f" {person.infix}" if person.infix else ""
    return f"{person.surname}, {person.initials}{infix}" if style == 1 else f"{person.surname} {person.given}"


def _attempts(shelves: Shelves, person: Person, entry: CallListEntry, owner: Owner) -> list[CallAttempt]:
    attempts = []
    for turn in range(1 + shelves.below(2)):
        serial = shelves.attempts.next
        outcome = _OUTCOMES[shelves.below(len(_OUTCOMES))]
        remark = f"{person.formal} wil niet meer gebeld worden." if outcome == "refused" else None
        row = CallAttempt(
            serial,
            entry.id,
            f"OUT{7000000 + serial}",
            f"A{101 + shelves.below(AGENTS)}",
            entry.phone,
            entry.loaded_at + timedelta(days=1 + 2 * turn, minutes=shelves.below(400)),
            20 + shelves.below(400) if outcome in {"spoken", "refused"} else 0,
            outcome,
            remark,
        )
        shelves.attempts.put(owner, row)
        attempts.append(row)
    return attempts
