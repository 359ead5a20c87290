"""The ticket system: mail threads with quoted signatures, internal notes, and attachments."""

from datetime import timedelta
from typing import Final

from houvast.engines.datamap.rows import Kind
from houvast.entrypoints.demo import contact_points, phrases
from houvast.entrypoints.demo.people import Person, Tie
from houvast.entrypoints.demo.records import Attachment, InternalNote, Message, Ticket
from houvast.entrypoints.demo.rows import wording
from houvast.entrypoints.demo.rows.crm import AGENTS
from houvast.entrypoints.demo.shelves import Owner, Shelves

QUEUES: Final = {"energie": "ze-klantenservice", "scaldis": "sv-schade", "own": "bn-info"}
DESKS: Final = {
    "energie": "klantenservice@zonneveld-energie.example",
    "scaldis": "schade@scaldis-verzekeringen.example",
    "own": "info@belhuis-noord.example",
}
_PAPERS: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def add_tickets(shelves: Shelves, person: Person, organisation: str, own: Owner) -> None:
    """Add the tickets of one person at one organisation."""
    for tie in person.histories[organisation].tickets:
        _ticket(shelves, person, organisation, tie if person.former_mail else _without_former(tie), own)


def _without_former(tie: Tie) -> Tie:
    return {Tie.FORMER_MAIL: Tie.MAIL, Tie.FORMER_MAIL_AND_NUMBER: Tie.NUMBER}.get(tie, tie)


def _kind(person: Person, tie: Tie) -> Kind:
    """Tell how firmly such a ticket is linked: an address that others use, or that no system knows, is weak."""
    if tie is Tie.MAIL and person.shares_mail:
        return Kind.CANDIDATE
    if tie is Tie.FORMER_MAIL and not person.former_mail_known:
        return Kind.CANDIDATE
    return Kind.OWN


def _ticket(shelves: Shelves, person: Person, organisation: str, tie: Tie, own: Owner) -> None:
    kind = _kind(person, tie)
    owner = own if kind is Kind.OWN else Owner(own.people, organisation, kind)
    chance = shelves.chance.random
    mail = person.former_mail if tie in {Tie.FORMER_MAIL, Tie.FORMER_MAIL_AND_NUMBER} else person.mail
    subjects = phrases.SUBJECTS[organisation]
    subject = subjects[shelves.below(len(subjects))]
    opened = shelves.moment(shelves.day(chance() * 3 if mail is person.mail else 3 + chance() * 2))
    serial, closed = shelves.tickets.next, chance() < 0.85
    row = Ticket(
        serial,
        f"T{2600000 + serial}",
        QUEUES[organisation],
        person.name if chance() < 0.8 or kind is Kind.CANDIDATE else None,
        mail.capitalize() if chance() < 0.1 else mail,
        person.numbers[organisation] if tie in {Tie.NUMBER, Tie.FORMER_MAIL_AND_NUMBER} else None,
        subject,
        "closed" if closed else "open",
        f"A{101 + shelves.below(AGENTS)}" if chance() < 0.9 else None,
        opened,
        opened + timedelta(days=1 + shelves.below(14)) if closed else None,
    )
    shelves.tickets.put(owner, row)
    _thread(shelves, person, organisation, row, mail, owner)
    if chance() < 0.4:
        _internal(shelves, person, organisation, row, owner)


def _thread(shelves: Shelves, person: Person, organisation: str, ticket: Ticket, mail: str, owner: Owner) -> None:
    language, desk = person.home.language, DESKS[organisation]
    phone = contact_points.written(person.mobile, shelves.below(8))
    signature = f"\n\n{phrases.GREETING[language]}\n{person.name}\n{phone}\n{mail}"
    first = wording.sentence(shelves, phrases.MAILS[language], person, ticket.subject) + signature
    message = _message(shelves, ticket, mail, desk, 0, first, owner)
    if shelves.chance.random() < 0.2:
        row = Attachment(
            shelves.attachments.next,
            ticket.id,
            message,
            f"{ticket.subject.lower().replace(' ', '-')}-{person.surname.lower().replace(' ', '-')}.pdf",
            "application/pdf",
            len(_PAPERS),
            _PAPERS,
        )
        shelves.attachments.put(owner, row)
    if shelves.chance.random() < 0.75:
        quoted = "\n".join(f"> {line}" for line in first.splitlines())
        reply = phrases.REPLIES[language].format(formal=person.formal, subject=ticket.subject.lower())
        _message(shelves, ticket, desk, mail, 1, f"{reply}\n\n{quoted}", owner)
    if shelves.chance.random() < 0.25:
        _message(shelves, ticket, f"{person.name} <{mail}>", desk, 2, f"OK.{signature}", owner)


def _message(shelves: Shelves, ticket: Ticket, sender: str, to: str, days: int, body: str, owner: Owner) -> int:
    at = ticket.opened_at + timedelta(days=days, minutes=shelves.below(300))
    return shelves.messages.put(owner, Message(shelves.messages.next, ticket.id, sender, to, at, body))


def _internal(shelves: Shelves, person: Person, organisation: str, ticket: Ticket, owner: Owner) -> None:
    other = wording.other_than(shelves, person) if shelves.chance.random() < 0.06 else person
    if other is person:
        body = wording.sentence(shelves, phrases.INTERNAL, person, ticket.subject)
    else:
        body = wording.mentioning(shelves, shelves.notes, "body", person, other, organisation, ticket.subject)
    add_internal_note(shelves, ticket, body, owner)


def add_internal_note(shelves: Shelves, ticket: Ticket, body: str, owner: Owner) -> int:
    """Add a note of an agent to a ticket; return its id."""
    at = ticket.opened_at + timedelta(hours=1 + shelves.below(20))
    row = InternalNote(shelves.notes.next, ticket.id, f"A{101 + shelves.below(AGENTS)}", at, body)
    return shelves.notes.put(owner, row)
