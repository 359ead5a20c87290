"""The data that is measured on: 100,000 customers, 300,000 orders, eleven collections, as a shop has them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import sqlalchemy as sa

CUSTOMERS, ORDERS, EMPLOYEES, PRODUCTS = 100_000, 300_000, 500, 1_000
META = sa.MetaData()
_GIVEN = ("Aafke", "Bouke", "Cato", "Douwe", "Elke", "Fokke", "Gerda", "Hidde", "Ilse", "Jelle")
_SURNAMES = ("Appelboom", "Berkhof", "Cuppers", "Dijkgraaf", "Elzinga", "Fortuin", "Groenhof", "Havinga", "Ieperen")


def _table(name: str, *columns: sa.Column[object] | sa.Constraint) -> sa.Table:
    return sa.Table(name, META, *columns)


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)


ADDRESS = _table(
    "address", _id(), *(sa.Column(n, sa.String(80), nullable=False) for n in ("house", "street", "city", "zip"))
)
CUSTOMER = _table(
    "customer",
    _id(),
    sa.Column("customer_number", sa.String(12), nullable=False, unique=True),
    sa.Column("email", sa.String(120), nullable=False, index=True),
    sa.Column("phone", sa.String(20), index=True),
    sa.Column("given_name", sa.String(40)),
    sa.Column("last_name", sa.String(60), nullable=False),
    sa.Column("birth_date", sa.Date),
    sa.Column("address_id", sa.ForeignKey("address.id"), index=True),
    sa.Column("created_at", sa.String(20)),
)
EMPLOYEE = _table(
    "employee",
    _id(),
    sa.Column("email", sa.String(120), index=True),
    sa.Column("name", sa.String(80)),
    sa.Column("address_id", sa.ForeignKey("address.id"), index=True),
)
PRODUCT = _table("product", _id(), sa.Column("name", sa.String(80)), sa.Column("price", sa.Float))
PAYMENT_CARD = _table(
    "payment_card",
    _id(),
    sa.Column("customer_id", sa.ForeignKey("customer.id"), nullable=False, index=True),
    sa.Column("billing_address_id", sa.ForeignKey("address.id"), index=True),
    sa.Column("name_on_card", sa.String(80), nullable=False),
    sa.Column("number", sa.String(20), nullable=False),
    sa.Column("code", sa.String(4), nullable=False),
)
ORDERS_TABLE = _table(
    "orders",
    _id(),
    sa.Column("customer_id", sa.ForeignKey("customer.id"), nullable=False, index=True),
    sa.Column("shipping_address_id", sa.ForeignKey("address.id"), index=True),
    sa.Column("payment_card_id", sa.ForeignKey("payment_card.id"), index=True),
    sa.Column("ordered_on", sa.Date, nullable=False),
    sa.Column("invoice_name", sa.String(80)),
    sa.Column("gift_note", sa.String(200)),
)
ORDER_ITEM = _table(
    "order_item",
    sa.Column("order_id", sa.ForeignKey("orders.id"), primary_key=True, autoincrement=False),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("product_id", sa.ForeignKey("product.id")),
    sa.Column("quantity", sa.Integer),
)
LOGIN = _table(
    "login",
    _id(),
    sa.Column("customer_id", sa.ForeignKey("customer.id"), nullable=False, index=True),
    sa.Column("time", sa.String(20)),
    sa.Column("ip", sa.String(45)),
)
VISIT = _table(
    "visit",
    sa.Column("email", sa.String(120), primary_key=True),
    sa.Column("last_visit", sa.String(20), primary_key=True),
    sa.Column("page", sa.String(80)),
)
SERVICE_REQUEST = _table(
    "service_request",
    _id(),
    sa.Column("email", sa.String(120), index=True),
    sa.Column("employee_id", sa.ForeignKey("employee.id"), index=True),
    sa.Column("opened", sa.String(20)),
    sa.Column("note", sa.Text),
)
REPORT = _table(
    "report",
    _id(),
    sa.Column("email", sa.String(120), index=True),
    sa.Column("name", sa.String(80)),
    sa.Column("month", sa.Integer),
)
for _owner in (CUSTOMER, EMPLOYEE, VISIT, SERVICE_REQUEST, REPORT):
    sa.Index(f"ix_{_owner.name}_email_lower", sa.func.lower(_owner.c.email))


def email_of(number: int) -> str:
    """Return the e-mail address of a customer."""
    return f"klant{number}@example.org"


def fill(url: str) -> None:
    """Make the tables anew and fill them."""
    engine = sa.create_engine(url)
    META.drop_all(engine)
    META.create_all(engine)
    connection = engine.raw_connection()
    cursor = connection.cursor()
    for table in META.sorted_tables:
        columns = ", ".join(f'"{c.name}"' for c in table.columns)
        if engine.dialect.name == "postgresql":
            with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for row in rows_of(table.name):
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(table.columns))
            lite = (tuple(str(v) if isinstance(v, date) else v for v in row) for row in rows_of(table.name))
            cursor.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", lite)
    connection.commit()
    cursor.execute("ANALYZE")
    connection.commit()
    connection.close()
    engine.dispose()


def rows_of(table: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table, the same ones every time."""
    numbers, row = _ROWS[table]
    return (one for i in numbers for one in row(i))


def _customers() -> range:
    return range(1, CUSTOMERS + 1)


def _name(i: int) -> str:
    return f"{_GIVEN[i % 10]} {_SURNAMES[i % 9]}"


def _customer(i: int) -> tuple[object, ...]:
    given, surname = _name(i).split()
    born = date(1950, 1, 1) + timedelta(days=i % 18000)
    return (i, f"K{i:08d}", email_of(i), f"+316{19000000 + i}", given, surname, born, i, "2020-01-01")


def _order(i: int) -> tuple[object, ...]:
    customer = (i - 1) % CUSTOMERS + 1
    day = date(2026, 10, 1) - timedelta(days=(i * 37) % 3600)
    return (i, customer, customer, customer, day, _name(customer), f"Voor {_GIVEN[i % 10]}" if i % 5 == 0 else None)


def _request(i: int) -> tuple[object, ...]:
    mention = f" Zie ook {email_of(i + 3)}." if i % 50 == 0 else ""
    note = (
        f"Klant vraagt naar levering {i}. Afspraak gemaakt voor volgende week, bevestiging per mail gestuurd.{mention}"
    )
    return (i, email_of(i), i % EMPLOYEES + 1, "2026-05-01", note)


def _address(i: int) -> Iterator[tuple[object, ...]]:
    yield (i, str(i % 300), f"Straat {i}", f"Stad {i % 90}", f"{1000 + i % 8999} AB")


def _items(i: int) -> Iterator[tuple[object, ...]]:
    for position in (1, 2):
        yield (i, position, (i + position) % PRODUCTS + 1, position)


_ROWS: dict[str, tuple[range, Callable[[int], Iterable[tuple[object, ...]]]]] = {
    "address": (_customers(), _address),
    "customer": (_customers(), lambda i: [_customer(i)]),
    "employee": (
        range(1, EMPLOYEES + 1),
        lambda i: [(i, f"medewerker{i}@example.com", f"Medewerker {i}", i * 7 + 1)],
    ),
    "product": (range(1, PRODUCTS + 1), lambda i: [(i, f"Product {i}", i / 10)]),
    "payment_card": (_customers(), lambda i: [(i, i, i, _name(i), f"4999{i:012d}", f"{i % 1000:03d}")]),
    "orders": (range(1, ORDERS + 1), lambda i: [_order(i)]),
    "order_item": (range(1, ORDERS + 1), _items),
    "login": (_customers(), lambda i: [(i, i, f"2026-0{i % 9 + 1}-01", f"203.0.113.{i % 254 + 1}")]),
    "visit": (_customers(), lambda i: [(email_of(i), f"2026-0{i % 9 + 1}-02", "/")]),
    "service_request": (range(1, CUSTOMERS // 2 + 1), lambda i: [_request(i)]),
    "report": (range(1, 201), lambda i: [(i, f"rapport{i}@example.net", f"Rapport {i}", i % 12)]),
}
