"""A row of each collection of the demonstration centre; fields stand in the order of the columns."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class Household(NamedTuple):
    """crm: people of one client who live together."""

    id: int
    client: str
    phone: str | None
    postcode: str
    house_number: str
    created_on: date


class Customer(NamedTuple):
    """crm: one customer of one client."""

    id: int
    client: str
    customer_number: str
    salutation: str | None
    initials: str
    given_name: str | None
    infix: str | None
    last_name: str
    birth_date: date | None
    email: str | None
    previous_email: str | None
    phone: str | None
    mobile: str | None
    language: str
    iban: str | None
    household_id: int | None
    do_not_process: bool
    marketing_stop: bool
    remark: str | None
    created_at: datetime
    updated_at: datetime


class Address(NamedTuple):
    """crm: where a customer lives or lived."""

    id: int
    customer_id: int
    kind: str
    street: str
    house_number: str
    addition: str | None
    postcode: str
    city: str
    country: str
    valid_from: date
    valid_until: date | None


class Agent(NamedTuple):
    """crm: an employee who talks to customers."""

    id: int
    agent_code: str
    name: str
    email: str
    extension: str | None
    employed_since: date


class ContactMoment(NamedTuple):
    """crm: one contact, in the words of the agent."""

    id: int
    customer_id: int
    agent_id: int
    channel: str
    occurred_at: datetime
    subject: str
    note: str
    follows_id: int | None


class Preference(NamedTuple):
    """crm: the marketing profile of a customer."""

    id: int
    customer_id: int
    email_consent: bool
    phone_consent: bool
    consent_at: datetime | None
    best_hour: int | None
    segment: str | None
    churn_score: int | None
    unsubscribe_token: str


class Ticket(NamedTuple):
    """tickets: one question or complaint that came by mail or form."""

    id: int
    number: str
    queue: str
    requester_name: str | None
    requester_email: str
    customer_number: str | None
    subject: str
    status: str
    agent_code: str | None
    opened_at: datetime
    closed_at: datetime | None


class Message(NamedTuple):
    """tickets: one mail of a ticket's thread."""

    id: int
    ticket_id: int
    from_address: str
    to_address: str
    sent_at: datetime
    body: str


class InternalNote(NamedTuple):
    """tickets: what agents write to each other."""

    id: int
    ticket_id: int
    agent_code: str
    written_at: datetime
    body: str


class Attachment(NamedTuple):
    """tickets: a file that came with a message."""

    id: int
    ticket_id: int
    message_id: int
    file_name: str
    media_type: str
    size: int
    content: bytes


class Account(NamedTuple):
    """billing: who pays."""

    id: int
    client: str
    customer_number: str
    holder_name: str
    email: str
    iban: str | None
    payment_method: str
    opened_on: date


class Invoice(NamedTuple):
    """billing: an invoice with its own copy of name and address."""

    id: int
    account_id: int
    invoice_number: str
    invoice_date: date
    name: str
    street: str
    postcode: str
    city: str
    country: str
    amount: Decimal
    status: str


class InvoiceLine(NamedTuple):
    """billing: one line of an invoice."""

    id: int
    invoice_id: int
    position: int
    description: str
    amount: Decimal


class Payment(NamedTuple):
    """billing: money that came in for an invoice."""

    id: int
    invoice_id: int
    paid_at: datetime
    method: str
    iban: str | None
    card_last4: str | None
    amount: Decimal


class Dunning(NamedTuple):
    """billing: a reminder that was sent."""

    id: int
    invoice_id: int
    level: int
    sent_at: datetime
    sent_to: str
    remark: str | None


class Campaign(NamedTuple):
    """dialler: an outbound campaign of one client."""

    id: int
    client: str
    name: str
    purpose: str
    started_on: date


class CallListEntry(NamedTuple):
    """dialler: someone to call."""

    id: int
    campaign_id: int
    client: str
    entry_number: str
    customer_number: str | None
    name: str
    phone: str
    marketing_consent: bool
    consent_source: str | None
    loaded_at: datetime


class CallAttempt(NamedTuple):
    """dialler: one attempt to reach someone."""

    id: int
    entry_id: int
    call_id: str
    agent_code: str | None
    phone: str
    started_at: datetime
    seconds: int
    outcome: str
    remark: str | None


class Recording(NamedTuple):
    """recordings: the side-car of one recorded call."""

    call_id: str
    client: str
    customer_number: str | None
    phone: str
    outbound_call_id: str | None
    agent_code: str
    started_at: datetime
    seconds: int
    announcement_played: bool
    purpose: str
    transcript: str


Record = (
    Household
    | Customer
    | Address
    | Agent
    | ContactMoment
    | Preference
    | Ticket
    | Message
    | InternalNote
    | Attachment
    | Account
    | Invoice
    | InvoiceLine
    | Payment
    | Dunning
    | Campaign
    | CallListEntry
    | CallAttempt
    | Recording
)
