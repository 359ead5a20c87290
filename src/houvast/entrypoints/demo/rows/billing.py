"""Billing: accounts, invoices with their own copy of name and address, lines, payments, and reminders."""

from datetime import date, timedelta
from decimal import Decimal

from houvast.entrypoints.demo import phrases
from houvast.entrypoints.demo.people import CLIENTS, Person
from houvast.entrypoints.demo.records import Account, Dunning, Invoice, InvoiceLine, Payment
from houvast.entrypoints.demo.shelves import Owner, Shelves


def add_account(shelves: Shelves, person: Person, organisation: str, own: Owner) -> None:
    """Add the account of one person at one organisation, where there was ever something to pay."""
    ages = person.histories[organisation].invoices
    if not ages:
        return
    chance = shelves.chance.random
    by_card = chance() < 0.3
    row = Account(
        shelves.accounts.next,
        CLIENTS[organisation],
        person.numbers[organisation],
        f"{person.initials} {person.family}",
        person.mail,
        None if by_card else person.iban,
        "card" if by_card else "direct debit",
        shelves.day(max(ages) + 0.1),
    )
    shelves.accounts.put(own, row)
    for age in ages:
        _invoice(shelves, person, organisation, row, shelves.day(age), own)


def _invoice(shelves: Shelves, person: Person, organisation: str, account: Account, day: date, own: Owner) -> None:
    home = person.home
    place = home.former if home.former and home.moved_on and day < home.moved_on else home.place
    serial, paid = shelves.invoices.next, shelves.chance.random() < 0.93
    amounts = [_euros(1500 + shelves.below(30000)) for _ in range(1 + shelves.below(2))]
    total = sum(amounts, Decimal(0))
    row = Invoice(
        serial,
        account.id,
        f"{CLIENTS[organisation]}{day.year}{serial:07d}",
        day,
        f"{'Mevr.' if person.woman else 'Dhr.'} {person.initials} {person.family}",
        f"{place.street} {place.number}{' ' + place.addition if place.addition else ''}",
        place.postcode,
        place.city,
        place.country,
        total,
        "paid" if paid else "open",
    )
    shelves.invoices.put(own, row)
    products = phrases.PRODUCTS[organisation]
    for position, amount in enumerate(amounts, 1):
        product = products[(serial + position) % len(products)]
        shelves.lines.put(own, InvoiceLine(shelves.lines.next, serial, position, product, amount))
    if paid:
        _payment(shelves, account, row, own)
    if not paid or shelves.chance.random() < 0.03:
        _dunning(shelves, person, serial, day, own)


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _payment(shelves: Shelves, account: Account, invoice: Invoice, own: Owner) -> None:
    row = Payment(
        shelves.payments.next,
        invoice.id,
        shelves.moment(invoice.invoice_date + timedelta(days=3 + shelves.below(20))),
        account.payment_method,
        account.iban,
        f"{shelves.below(10000):04d}" if account.payment_method == "card" else None,
        invoice.amount,
    )
    shelves.payments.put(own, row)


def _dunning(shelves: Shelves, person: Person, invoice: int, day: date, own: Owner) -> None:
    remark = f"Betalingsregeling met {person.formal} besproken." if shelves.chance.random() < 0.3 else None
    at = shelves.moment(day + timedelta(days=30))
    shelves.dunnings.put(own, Dunning(shelves.dunnings.next, invoice, 1, at, person.mail, remark))
