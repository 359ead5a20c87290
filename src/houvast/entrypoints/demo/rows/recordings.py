"""The recordings: what stands in the side-car of a recorded call."""

from collections.abc import Sequence

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points, phrases
from houvast.entrypoints.demo.people import CLIENTS, Person, Tie
from houvast.entrypoints.demo.records import CallAttempt, Recording
from houvast.entrypoints.demo.rows import wording
from houvast.entrypoints.demo.rows.crm import AGENTS
from houvast.entrypoints.demo.rows.dialler import reachable_by
from houvast.entrypoints.demo.shelves import Owner, Shelves


def add_recordings(
    shelves: Shelves, person: Person, organisation: str, talks: Sequence[CallAttempt], own: Owner
) -> None:
    """Add the recorded calls of one person with one organisation; some are of talks that the dialler knows."""
    waiting = list(talks)
    for wanted in person.histories[organisation].recordings:
        tie, phone = reachable_by(person, wanted)
        owner = own if tie is Tie.NUMBER else Owner(own.people, organisation, Kind.CANDIDATE)
        talk = waiting.pop() if waiting and tie is Tie.NUMBER else None
        _recording(shelves, person, organisation, tie, phone, talk, owner)


def _recording(
    shelves: Shelves, person: Person, organisation: str, tie: Tie, phone: str, talk: CallAttempt | None, owner: Owner
) -> None:
    """Add one recorded call; one of a talk that the dialler knows may lack the customer number."""
    subjects = phrases.SUBJECTS[organisation]
    subject = subjects[shelves.below(len(subjects))]
    numbered = tie is Tie.NUMBER and (talk is None or shelves.chance.random() < 0.5)
    row = Recording(
        f"REC-{300000 + shelves.recordings.next}",
        CLIENTS[organisation],
        person.numbers[organisation] if numbered else None,
        talk.phone if talk else contact_points.written(phone, shelves.below(8)),
        talk.call_id if talk else None,
        talk.agent_code if talk and talk.agent_code else f"A{101 + shelves.below(AGENTS)}",
        talk.started_at if talk else shelves.moment(shelves.day(shelves.chance.random() * 0.35)),
        talk.seconds if talk else 30 + shelves.below(600),
        shelves.chance.random() < 0.95,
        "quality" if shelves.chance.random() < 0.8 else "evidence",
        wording.sentence(shelves, phrases.SPOKEN, person, subject),
    )
    shelves.recordings.put(owner, row)
