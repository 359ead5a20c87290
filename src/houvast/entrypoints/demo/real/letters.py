"""The mail of the centre: one account with a mailbox per organisation; threads of customers, and of colleagues."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from hashlib import sha256
from random import Random
from typing import Final

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points, phrases
from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.rows.tickets import DESKS
from houvast.entrypoints.demo.world import World

BOXES: Final = {"energie": "Zonneveld", "scaldis": "Scaldis", "own": "Belhuis"}
"""The mailboxes by organisation; below each stand Sent and Archief."""
PARTS: Final = ("", "/Sent", "/Archief")
NOBODY: Final = -1
"""The owner of mail that is about no customer."""
_COLLEAGUES: Final = ("amira@belhuis-noord.example", "thijs@belhuis-noord.example")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in one mailbox: about whom it is, how firmly that shows, and who else occurs in it."""

    mailbox: str
    organisation: str
    identifier: str
    raw: bytes
    owner: int
    kind: Kind = Kind.OWN
    mentions: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Return by what the connector knows it: its identifier and a digest of its bytes."""
        return f"{self.identifier}#{sha256(self.raw).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What stands above a letter: the identifier that it answers, and a text file that goes with it."""

    sender: str
    to: str
    subject: str
    thread: str = ""
    papers: str = ""


def write_letters(world: World, people: int) -> list[Letter]:
    """Return the mail of the first so many people, the named ones among them; the same world gives the same mail."""
    post = _Post(world, Random(len(world.people)))  # noqa: S311 -- invented people, no secrets
    for person in world.people[:people]:
        for organisation in person.numbers:
            post.thread(person, organisation)
    post.about_vera()
    return post.letters


class _Post:
    """Writes letters; `letters` are those written so far."""

    def __init__(self, world: World, chance: Random) -> None:
        self.letters: list[Letter] = []
        self._world, self._chance = world, chance
        self._first = datetime(world.on.year, world.on.month, world.on.day, 9, tzinfo=UTC)
        self._roots: dict[tuple[int, str], str] = {}

    def thread(self, person: Person, organisation: str) -> None:
        """Add what a customer asks, mostly an answer to it, and sometimes papers."""
        box, desk = BOXES[organisation], DESKS[organisation]
        subject = self._chance.choice(phrases.SUBJECTS[organisation])
        kind = Kind.CANDIDATE if person.shares_mail else Kind.OWN
        hers = formataddr((person.name, person.mail))
        text = self._words(phrases.MAILS[person.home.language], person, subject) + self._signed(person)
        root = self._add(box, organisation, person, _Envelope(hers, desk, subject), text, kind)
        self._roots[person.id, organisation] = root
        if self._chance.random() < 0.7:
            reply = self._words((phrases.REPLIES[person.home.language],), person, subject)
            quoted = "\n".join(f"> {line}" for line in text.splitlines())
            answer = _Envelope(desk, hers, f"Re: {subject}", root)
            self._add(f"{box}/Sent", organisation, person, answer, f"{reply}\n\n{quoted}", kind)
        if self._chance.random() < 0.3:
            papers = f"Stukken van {person.name}, {person.numbers[organisation]}\n"
            more = _Envelope(hers, desk, f"Re: {subject}", root, papers)
            self._add(box, organisation, person, more, "OK." + self._signed(person), kind)

    def about_vera(self) -> None:
        """Let Vera write from her former address, be filed twice, be spoken of by colleagues and by a neighbour."""
        vera, neighbour = (self._world.people[CAST[key]] for key in ("vera", "neighbour"))
        box, desk, root = BOXES["energie"], DESKS["energie"], self._roots[vera.id, "energie"]
        old = _Envelope(formataddr((vera.name, vera.former_mail)), desk, "Nieuw e-mailadres")
        self._add(box, "energie", vera, old, f"Mijn nieuwe adres wordt {vera.mail}." + self._signed(vera))
        first = next(one for one in self.letters if one.identifier == root)
        self.letters.append(Letter(f"{box}/Archief", "energie", root, first.raw, vera.id))
        amira, thijs = _COLLEAGUES
        inside = _Envelope(amira, thijs, "Fwd: verhuizing", root)
        self._add(f"{box}/Sent", "energie", vera, inside, "Wie pakt dit op? Klant belde al.", Kind.CANDIDATE)
        spoken = f"Mijn buurvrouw heeft dezelfde klacht.\nZij is {vera.mail.upper()} en belt nog."
        theirs = _Envelope(formataddr((neighbour.name, neighbour.mail)), desk, "Meterstand")
        self._add(box, "energie", neighbour, theirs, spoken + self._signed(neighbour), mentions=(vera.id,))
        self._add(box, "energie", None, _Envelope(thijs, amira, "Lunch"), "Om half een in de kantine?")

    def _add(
        self, mailbox: str, organisation: str, owner: Person | None, envelope: _Envelope, text: str,
        kind: Kind = Kind.OWN, *, mentions: tuple[int, ...] = (),
    ) -> str:  # fmt: skip
        """Write a letter and return its identifier."""
        serial = len(self.letters) + 1
        identifier = f"<{serial}.{organisation}@post.belhuis-noord.example>"
        letter = EmailMessage(policy=SMTP)
        letter["From"], letter["To"], letter["Subject"] = envelope.sender, envelope.to, envelope.subject
        letter["Message-ID"] = identifier
        letter["Date"] = format_datetime(self._first - timedelta(hours=7 * serial % 9000))
        if envelope.thread:
            letter["In-Reply-To"] = letter["References"] = envelope.thread
        letter.set_content(text, cte="quoted-printable")
        if envelope.papers:
            letter.add_attachment(envelope.papers, filename="stukken.txt")
            letter.set_boundary(f"grens-{serial}")
        raw, whose = letter.as_bytes(), owner.id if owner else NOBODY
        self.letters.append(Letter(mailbox, organisation, identifier, raw, whose, kind, mentions))
        return identifier

    def _words(self, choices: tuple[str, ...], person: Person, subject: str) -> str:
        phone = contact_points.written(person.mobile, self._chance.randrange(8))
        return self._chance.choice(choices).format(subject=subject.lower(), phone=phone, formal=person.formal)

    def _signed(self, person: Person) -> str:
        phone = contact_points.written(person.mobile, self._chance.randrange(8))
        return f"\n\n{phrases.GREETING[person.home.language]}\n{person.name}\n{phone}\n{person.mail}"


def mailboxes() -> Iterator[str]:
    """Yield every mailbox, parents first."""
    for box in BOXES.values():
        for part in PARTS:
            yield box + part
