"""The tables of the demonstration's four databases, alike on SQLite, PostgreSQL and MariaDB."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
)

CRM, TICKETS, BILLING, DIALLER = MetaData(), MetaData(), MetaData(), MetaData()
DATABASES: dict[str, MetaData] = {"crm": CRM, "tickets": TICKETS, "billing": BILLING, "dialler": DIALLER}


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _words(name: str, length: int, *more: ForeignKey, nullable: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, String(length), *more, nullable=nullable, unique=unique or None)


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(), nullable=nullable)


def _parent(name: str, target: str, ondelete: str | None = None, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target, ondelete=ondelete), nullable=nullable, index=True)


def _on_expressions(*_: object, dialect: Dialect, **__: object) -> bool:
    return dialect.name in {"postgresql", "sqlite"}


def _mail_index(table: Table, column: str) -> None:
    """Index an e-mail address regardless of case; MariaDB has no such index, its collation folds case by itself."""
    name = f"ix_{table.name}_{column}"
    Index(f"{name}_lower", func.lower(table.c[column])).ddl_if(callable_=_on_expressions)
    Index(name, table.c[column]).ddl_if(callable_=lambda *a, **options: not _on_expressions(*a, **options))


AGENT = Table(
    "agent",
    CRM,
    _id(),
    _words("agent_code", 8, unique=True),
    _words("name", 80),
    _words("email", 120, unique=True),
    _words("extension", 8, nullable=True),
    Column("employed_since", Date, nullable=False),
)
HOUSEHOLD = Table(
    "household",
    CRM,
    _id(),
    _words("client", 2),
    _words("phone", 30, nullable=True),
    _words("postcode", 10),
    _words("house_number", 10),
    Column("created_on", Date, nullable=False),
)
CUSTOMER = Table(
    "customer",
    CRM,
    _id(),
    _words("client", 2),
    _words("customer_number", 20, unique=True),
    _words("salutation", 20, nullable=True),
    _words("initials", 20),
    _words("given_name", 60, nullable=True),
    _words("infix", 20, nullable=True),
    _words("last_name", 80),
    Column("birth_date", Date),
    _words("email", 120, nullable=True),
    _words("previous_email", 120, nullable=True),
    _words("phone", 30, nullable=True),
    _words("mobile", 30, nullable=True),
    _words("language", 2),
    _words("iban", 40, nullable=True),
    _parent("household_id", "household.id", nullable=True),
    Column("do_not_process", Boolean, nullable=False),
    Column("marketing_stop", Boolean, nullable=False),
    Column("remark", Text),
    _moment("created_at"),
    _moment("updated_at"),
    Index("ix_customer_name", "last_name", "birth_date"),
    Index("ix_customer_mobile", "mobile"),
)
_mail_index(CUSTOMER, "email")
_mail_index(CUSTOMER, "previous_email")
ADDRESS = Table(
    "address",
    CRM,
    _id(),
    _parent("customer_id", "customer.id"),
    _words("kind", 10),
    _words("street", 80),
    _words("house_number", 10),
    _words("addition", 10, nullable=True),
    _words("postcode", 10),
    _words("city", 60),
    _words("country", 2),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Index("ix_address_postcode", "postcode", "house_number"),
)
CONTACT_MOMENT = Table(
    "contact_moment",
    CRM,
    _id(),
    _parent("customer_id", "customer.id"),
    _parent("agent_id", "agent.id", "RESTRICT"),
    _words("channel", 10),
    _moment("occurred_at"),
    _words("subject", 120),
    Column("note", Text, nullable=False),
    _parent("follows_id", "contact_moment.id", "SET NULL", nullable=True),
)
PREFERENCE = Table(
    "preference",
    CRM,
    _id(),
    Column("customer_id", Integer, ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("email_consent", Boolean, nullable=False),
    Column("phone_consent", Boolean, nullable=False),
    _moment("consent_at", nullable=True),
    Column("best_hour", SmallInteger),
    _words("segment", 40, nullable=True),
    Column("churn_score", SmallInteger),
    _words("unsubscribe_token", 32, unique=True),
)

TICKET = Table(
    "ticket",
    TICKETS,
    _id(),
    _words("number", 20, unique=True),
    _words("queue", 30),
    _words("requester_name", 120, nullable=True),
    _words("requester_email", 120),
    _words("customer_number", 20, nullable=True),
    _words("subject", 160),
    _words("status", 12),
    _words("agent_code", 8, nullable=True),
    _moment("opened_at"),
    _moment("closed_at", nullable=True),
    Index("ix_ticket_customer_number", "customer_number"),
)
_mail_index(TICKET, "requester_email")
MESSAGE = Table(
    "message",
    TICKETS,
    _id(),
    _parent("ticket_id", "ticket.id", "RESTRICT"),
    _words("from_address", 160),
    _words("to_address", 160),
    _moment("sent_at"),
    Column("body", Text, nullable=False),
)
INTERNAL_NOTE = Table(
    "internal_note",
    TICKETS,
    _id(),
    _parent("ticket_id", "ticket.id", "CASCADE"),
    _words("agent_code", 8),
    _moment("written_at"),
    Column("body", Text, nullable=False),
)
ATTACHMENT = Table(
    "attachment",
    TICKETS,
    _id(),
    _parent("ticket_id", "ticket.id", "CASCADE"),
    _parent("message_id", "message.id", "RESTRICT"),
    _words("file_name", 120),
    _words("media_type", 60),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

ACCOUNT = Table(
    "account",
    BILLING,
    _id(),
    _words("client", 2),
    _words("customer_number", 20, unique=True),
    _words("holder_name", 120),
    _words("email", 120),
    _words("iban", 40, nullable=True),
    _words("payment_method", 20),
    Column("opened_on", Date, nullable=False),
)
_mail_index(ACCOUNT, "email")
INVOICE = Table(
    "invoice",
    BILLING,
    _id(),
    _parent("account_id", "account.id", "RESTRICT"),
    _words("invoice_number", 20, unique=True),
    Column("invoice_date", Date, nullable=False, index=True),
    _words("name", 120),
    _words("street", 100),
    _words("postcode", 10),
    _words("city", 60),
    _words("country", 2),
    Column("amount", Numeric(10, 2), nullable=False),
    _words("status", 12),
)
INVOICE_LINE = Table(
    "invoice_line",
    BILLING,
    _id(),
    _parent("invoice_id", "invoice.id", "CASCADE"),
    Column("position", SmallInteger, nullable=False),
    _words("description", 160),
    Column("amount", Numeric(10, 2), nullable=False),
    UniqueConstraint("invoice_id", "position", name="uq_invoice_line"),
)
PAYMENT = Table(
    "payment",
    BILLING,
    _id(),
    _parent("invoice_id", "invoice.id", "RESTRICT"),
    _moment("paid_at"),
    _words("method", 20),
    _words("iban", 40, nullable=True),
    _words("card_last4", 4, nullable=True),
    Column("amount", Numeric(10, 2), nullable=False),
)
DUNNING = Table(
    "dunning",
    BILLING,
    _id(),
    _parent("invoice_id", "invoice.id", "RESTRICT"),
    Column("level", SmallInteger, nullable=False),
    _moment("sent_at"),
    _words("sent_to", 160),
    Column("remark", Text),
)

CAMPAIGN = Table(
    "campaign",
    DIALLER,
    _id(),
    _words("client", 2),
    _words("name", 80, unique=True),
    _words("purpose", 20),
    Column("started_on", Date, nullable=False),
)
CALL_LIST_ENTRY = Table(
    "call_list_entry",
    DIALLER,
    _id(),
    _parent("campaign_id", "campaign.id", "RESTRICT"),
    _words("client", 2),
    _words("entry_number", 20, unique=True),
    _words("customer_number", 20, nullable=True),
    _words("name", 120),
    _words("phone", 30),
    Column("marketing_consent", Boolean, nullable=False),
    _words("consent_source", 40, nullable=True),
    _moment("loaded_at"),
    Index("ix_call_list_entry_customer_number", "customer_number"),
    Index("ix_call_list_entry_phone", "phone"),
)
CALL_ATTEMPT = Table(
    "call_attempt",
    DIALLER,
    _id(),
    _parent("entry_id", "call_list_entry.id", "RESTRICT"),
    _words("call_id", 20, unique=True),
    _words("agent_code", 8, nullable=True),
    _words("phone", 30),
    _moment("started_at"),
    Column("seconds", Integer, nullable=False),
    _words("outcome", 20),
    Column("remark", Text),
)
