"""The same work as hand-written SQL on one plain connection: what no engine can be faster than.

It asks what the engine asks (every key, every reference, the free text, who else refers to the address), writes what
the engine writes, in one transaction with the rows compared under lock, and reads back what the engine reads back.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bench.shop import email_of

Fetch = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
KEEP_FROM = date(2018, 12, 31)
_TEXT_COLUMNS = {
    "customer": ("customer_number", "email", "phone", "given_name", "last_name"),
    "address": ("house", "street", "city", "zip"),
    "employee": ("email", "name"),
    "payment_card": ("name_on_card", "number", "code"),
    "orders": ("invoice_name", "gift_note"),
    "login": ("time", "ip"),
    "visit": ("email", "page"),
    "report": ("email", "name"),
    "service_request": ("email",),
}


class Floor:
    """Hand-written SQL; `mark` is the driver's parameter mark, `lock` its way to lock rows that are read."""

    def __init__(self, connection: Any, mark: str, lock: str) -> None:
        self._connection, self._mark, self._lock = connection, mark, lock

    def fetch(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query written with `?`."""
        cursor = self._connection.cursor()
        cursor.execute(
            sql.replace("?", self._mark).replace("like '%", "like '%%" if self._mark == "%s" else "like '%"), values
        )
        return cursor.fetchall() if cursor.description else []

    def among(self, values: Sequence[object]) -> str:
        """Return a list of marks."""
        return ", ".join("?" * len(values)) or "null"

    def access(self, number: int) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row about one customer."""
        email, code, phone = email_of(number), f"K{number:08d}", f"+316{19000000 + number}"
        found: dict[str, list[tuple[Any, ...]]] = {}
        find = "select * from customer where lower(email) = ? or customer_number = ? or phone = ?"
        found["customer"] = self.fetch(find, email, code, phone)
        ids = [row[0] for row in found["customer"]]
        addresses = [row[7] for row in found["customer"] if row[7]]
        for table in ("employee", "visit", "report", "service_request"):
            found[table] = self.fetch(f"select * from {table} where lower(email) = ?", email)
        for table in ("payment_card", "orders", "login"):
            found[table] = self.fetch(f"select * from {table} where customer_id in ({self.among(ids)})", *ids)
        orders = [row[0] for row in found["orders"]]
        found["order_item"] = self.fetch(f"select * from order_item where order_id in ({self.among(orders)})", *orders)
        found["address"] = self.fetch(f"select * from address where id in ({self.among(addresses)})", *addresses)
        for table, column in _ADDRESS_USERS:
            self.fetch(f"select * from {table} where {column} in ({self.among(addresses)}) limit 200", *addresses)
        wanted = (f"%{email}%", f"%{code.lower()}%", "%" + "%".join(phone[3:]) + "%")
        says = "select * from service_request where lower(note) like ? or lower(note) like ? or note like ?"
        found["mentions"] = self.fetch(says, *wanted)
        return found

    def erase(self, number: int) -> None:
        """Erase one customer: rows that may go are deleted, rows that hold kept orders are emptied; then read back."""
        found = self.access(number)
        for table, rows in found.items():
            if table != "mentions" and rows:
                self._lock_rows(table, rows)
        self._write(found)
        self._connection.commit()
        self._read_back(number, found)

    def _lock_rows(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        key = _KEYS[table]
        width = len(key)
        where = " or ".join("(" + " and ".join(f"{k} = ?" for k in key) + ")" for _ in rows)
        values = [value for row in rows for value in row[:width]]
        self.fetch(f"select * from {table} where {where} {self._lock}", *values)

    def _write(self, found: dict[str, list[tuple[Any, ...]]]) -> None:
        gone = [row[0] for row in found["orders"] if date.fromisoformat(str(row[4])) < KEEP_FROM]
        kept = [row[0] for row in found["orders"] if row[0] not in gone]
        self.fetch(f"update orders set gift_note = null where id in ({self.among(kept)})", *kept)
        for row in found["customer"]:
            values = (f"x{row[0]}", "[gewist]", "[gewist]", row[0])
            clear = "phone = null, given_name = null, birth_date = null"
            self.fetch(
                f"update customer set customer_number = ?, email = ?, last_name = ?, {clear} where id = ?", *values
            )
        for row in found["payment_card"]:
            self.fetch(
                "update payment_card set name_on_card = '[gewist]', number = '[gewist]', code = '-' where id = ?",
                row[0],
            )
        for row in found["address"]:
            self.fetch("update address set house = '-', street = '-', city = '-', zip = '-' where id = ?", row[0])
        for row in found["mentions"]:
            self.fetch("update service_request set note = '[gewist]' where id = ?", row[0])
        for table, rows in (("login", found["login"]), ("service_request", found["service_request"])):
            ids = [row[0] for row in rows]
            self.fetch(f"delete from {table} where id in ({self.among(ids)})", *ids)
        for row in found["visit"]:
            self.fetch("delete from visit where email = ? and last_visit = ?", row[0], row[1])
        self.fetch(f"delete from order_item where order_id in ({self.among(gone)})", *gone)
        self.fetch(f"delete from orders where id in ({self.among(gone)})", *gone)

    def _read_back(self, number: int, found: dict[str, list[tuple[Any, ...]]]) -> None:
        for table, rows in found.items():
            if table != "mentions" and rows:
                self._lock_free_read(table, rows)
        self.access(number)
        old = [email_of(number), f"K{number:08d}", f"+316{19000000 + number}", f"4999{number:012d}"]
        for table, columns in _TEXT_COLUMNS.items():
            where = " or ".join(f"{column} in ({self.among(old)})" for column in columns)
            self.fetch(f"select * from {table} where {where}", *(old * len(columns)))
        inside = " or ".join("lower(note) like ?" for _ in old)
        self.fetch(f"select * from service_request where {inside}", *(f"%{value.lower()}%" for value in old))
        self._connection.commit()

    def _lock_free_read(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        key = _KEYS[table]
        where = " or ".join("(" + " and ".join(f"{k} = ?" for k in key) + ")" for _ in rows)
        self.fetch(f"select * from {table} where {where}", *(value for row in rows for value in row[: len(key)]))


_ADDRESS_USERS = (
    ("customer", "address_id"),
    ("employee", "address_id"),
    ("payment_card", "billing_address_id"),
    ("orders", "shipping_address_id"),
)
_KEYS = {
    **dict.fromkeys(_TEXT_COLUMNS, ("id",)),
    "visit": ("email", "last_visit"),
    "order_item": ("order_id", "position"),
}
