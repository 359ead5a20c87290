"""What an invented person's dossier holds, and what is done with it."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from houvast.engines.datamap.model import Origin
from houvast.features.rights.answer.contracts import (
    Activity,
    Column,
    Recipient,
    Table,
)
from tests.features.rights.answer.people import MORNING, words


def service(language: str) -> Activity:
    said = partial(words, language)
    return Activity(
        name=said("Klantenservice", "Customer service"),
        purpose=said("Wij helpen u met vragen over uw contract.", "We help you with questions about your contract."),
        ground=said("Dat is nodig voor uw contract met ons.", "We need it for your contract with us."),
        categories=(
            said("naam en adres", "name and address"),
            said("contactmomenten", "contacts"),
            said("opnamen van gesprekken", "recordings of calls"),
        ),
        recipients=(
            Recipient("Wolkenkamer B.V.", "NL", said("bewaart onze bestanden", "stores our files")),
            Recipient("Postbode Voorbeeld N.V.", "BE", said("bezorgt onze brieven", "delivers our letters")),
        ),
        retention=said("Tot 2 jaar na het einde van uw contract.", "Until 2 years after the end of your contract."),
        source=said("Van uzelf, en uit onze eigen systemen.", "From you, and from our own systems."),
    )


def marketing(language: str) -> Activity:
    said = partial(words, language)
    return Activity(
        name=said("Reclame", "Advertising"),
        purpose=said("Wij vertellen u over nieuwe diensten.", "We tell you about new services."),
        ground=said("U gaf ons toestemming.", "You gave us your consent."),
        categories=(said("e-mailadres", "e-mail address"), said("voorkeuren", "preferences")),
        retention=said("Tot u uw toestemming intrekt.", "Until you withdraw your consent."),
        source=said("Van uzelf.", "From you."),
    )


def customer(language: str) -> Table:
    said = partial(words, language)
    return Table(
        "CRM",
        said("Klant", "Customer"),
        (
            Column("id", said("Klantnummer", "Customer number"), portable=True),
            Column("name", said("Naam", "Name"), portable=True),
            Column("email", said("E-mailadres", "E-mail address"), portable=True),
            Column("phone", said("Telefoon", "Telephone"), portable=True),
            Column("birth_date", said("Geboortedatum", "Date of birth"), portable=True),
            Column("newsletter", said("Nieuwsbrief", "Newsletter"), portable=True),
            Column("segment", "Segment", Origin.INFERRED),
            Column("note", said("Notitie", "Note")),
            Column("fax", "Fax", portable=True),
        ),
        (
            (
                100042,
                "Joke de Wit-Verbeek",
                "joke.dewit-verbeek@mail.example",
                "+31600000042",
                date(1961, 7, 9),
                True,
                "B2",
                said("Belt graag vroeg.\nWil papieren post.", "Prefers calls in the morning.\nWants paper mail."),
                None,
            ),
        ),
    )


def invoices(language: str) -> Table:
    said = partial(words, language)
    return Table(
        said("Facturen", "Invoices"),
        said("Factuurregel", "Invoice line"),
        (
            Column("number", said("Nummer", "Number"), portable=True),
            Column("date", said("Datum", "Date"), portable=True),
            Column("what", said("Omschrijving", "Description"), portable=True),
            Column("amount", said("Bedrag", "Amount"), portable=True),
        ),
        tuple(
            (
                f"F-2025-{number:05}",
                date(2025, number, 1),
                said("Vast bedrag per maand", "Fixed amount per month"),
                Decimal("41.50") + number,
            )
            for number in range(1, 13)
        ),
    )


def calls(language: str, rows: int = 6) -> Table:
    said = partial(words, language)
    talk = said(
        "Mevrouw belt over de hoogte van haar voorschot. Uitgelegd hoe wij dat berekenen. Zij is akkoord.",
        "Customer calls about the amount of her advance payment. Explained how we work it out. She agrees.",
    )
    return Table(
        said("Contacten", "Contacts"),
        said("Gesprek", "Call"),
        (
            Column("at", said("Wanneer", "When"), Origin.OBSERVED, portable=True),
            Column("direction", said("Richting", "Direction"), Origin.OBSERVED, portable=True),
            Column("seconds", said("Seconden", "Seconds"), Origin.OBSERVED, portable=True),
            Column("agent", said("Medewerker", "Agent")),
            Column("summary", said("Samenvatting", "Summary")),
        ),
        tuple(
            (
                MORNING + timedelta(days=place % 28, minutes=place % 60),
                said("inkomend", "incoming"),
                61 + place,
                "SB",
                talk,
            )
            for place in range(rows)
        ),
    )
