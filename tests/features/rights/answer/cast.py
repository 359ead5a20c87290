"""Invented answers: one for every kind of letter."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from houvast.engines.datamap.model import Origin
from houvast.engines.rulepacks.shipped import shipped
from houvast.features.rights.answer.contracts import (
    Activity,
    Addressee,
    Answer,
    Change,
    Column,
    Controller,
    Correction,
    Dates,
    Forwarded,
    Kept,
    Outcome,
    Reason,
    Recipient,
    Recording,
    Remedies,
    Right,
    Table,
)

ANSWERED = date(2026, 3, 20)
MORNING = datetime.fromisoformat("2026-02-01T09:00")

DATES = Dates(
    received=date(2026, 3, 5),
    answered=ANSWERED,
    due=date(2026, 4, 7),
    case_kept_until=date(2031, 3, 20),
)

SENDERS = {
    "NL": Controller(
        name="Contactcentrum De Brug B.V.",
        address=("Voorbeeldkade 12", "1011 ZZ Amsterdam"),
        country="NL",
        email="privacy@debrug.example",
        phone="020 000 00 00",
        dpo="fg@debrug.example",
        statement_url="https://debrug.example/privacy",
    ),
    "BE": Controller(
        name="Verzekeringen Scaldis NV",
        address=("Voorbeeldlaan 7", "2000 Antwerpen"),
        country="BE",
        email="privacy@scaldis.example",
        phone="03 000 00 00",
    ),
}

PEOPLE = {
    "NL": Addressee("J. de Wit-Verbeek", ("Dorpsstraat 14 bis", "1234 AB Voorbeeldhuizen")),
    "BE": Addressee("B. Peeters", ("Kerkplein 3 bus 2", "2870 Voorbeeldegem")),
}


def remedies(country: str, language: str) -> Remedies:
    pack = shipped(country)
    authority = pack.authority
    court = next(remedy for remedy in pack.remedies if remedy.valid.covers(ANSWERED))
    return Remedies(
        authority=authority.name.in_language(language),
        complaint=authority.complaint.in_language(language),
        court=court.words.in_language(language),
        address=authority.address,
        phone=authority.phone,
        url=authority.url,
    )


def answer(right: Right, outcome: Outcome, language: str = "nl", country: str = "NL", **parts: object) -> Answer:
    base = Answer(
        case="2026-00042",
        right=right,
        outcome=outcome,
        language=language,
        controller=SENDERS[country],
        dates=DATES,
        remedies=remedies(country, language),
        addressee=PEOPLE[country],
    )
    return replace(base, **parts)  # type: ignore[arg-type]


def words(language: str, nl: str, en: str) -> str:
    return nl if language == "nl" else en


def access(language: str = "nl", country: str = "NL") -> Answer:
    return answer(
        Right.ACCESS,
        Outcome.GRANTED,
        language,
        country,
        tables=(customer(language), invoices(language), calls(language)),
        recordings=(
            Recording(words(language, "Gesprek op 3 februari 2026, 4 minuten", "Call on 3 February 2026, 4 minutes")),
            Recording(words(language, "Gesprek op 12 februari 2026, 1 minuut", "Call on 12 February 2026, 1 minute")),
        ),
        activities=(service(language), marketing(language)),
        forwarded=(Forwarded("Energie Zeewind B.V.", date(2026, 3, 5)),),
    )


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


def erasure(language: str = "nl", country: str = "NL") -> Answer:
    said = partial(words, language)
    return answer(
        Right.ERASURE,
        Outcome.PARTLY,
        language,
        country,
        changes=(
            Change("CRM", said("Klant", "Customer"), erased=1),
            Change(said("Contacten", "Contacts"), said("Gesprek", "Call"), erased=14, changed=2, mentions=3),
            Change(said("Opnamen", "Recordings"), said("Geluidsbestand", "Sound file"), erased=2),
        ),
        kept=(
            Kept(
                said("Facturen en betalingen", "Invoices and payments"),
                said(
                    "De belastingwet verplicht ons om facturen zeven jaar te bewaren.",
                    "Tax law obliges us to keep invoices for seven years.",
                ),
                said("artikel 52 lid 4 AWR; artikel 17 lid 3 AVG", "AWR art. 52(4); GDPR art. 17(3)"),
                12,
                date(2032, 12, 31),
                said("Facturen", "Invoices"),
            ),
        ),
        told=("Wolkenkamer B.V.", "Postbode Voorbeeld N.V."),
    )


def refusal(language: str = "nl", country: str = "NL") -> Answer:
    said = partial(words, language)
    return answer(
        Right.ERASURE,
        Outcome.REFUSED,
        language,
        country,
        reasons=(
            Reason(
                said(
                    "U hebt nog een contract met ons. Voor dat contract hebben wij deze gegevens nodig.",
                    "You still have a contract with us. We need these data for that contract.",
                ),
                said("artikel 17 lid 1 AVG", "GDPR art. 17(1)"),
            ),
        ),
    )


def extension(language: str = "nl", country: str = "NL") -> Answer:
    said = partial(words, language)
    return answer(
        Right.ACCESS,
        Outcome.EXTENDED,
        language,
        country,
        dates=replace(DATES, extended_due=date(2026, 6, 5)),
        extension_reasons=(
            said("Uw gegevens staan in acht verschillende systemen.", "Your data are in eight different systems."),
            said(
                "Wij moeten de namen van anderen uit uw dossier halen.", "We must take others' names out of your file."
            ),
        ),
    )


def nothing_found(language: str = "nl", country: str = "NL") -> Answer:
    return answer(Right.ACCESS, Outcome.NOTHING_FOUND, language, country, addressee=Addressee())


def not_identified(language: str = "nl", country: str = "NL") -> Answer:
    said = partial(words, language)
    why = Reason(
        said(
            "De geboortedatum die u noemde, past niet bij het klantnummer.",
            "The date of birth that you gave does not fit the customer number.",
        ),
        said("artikel 12 lid 6 AVG", "GDPR art. 12(6)"),
    )
    return answer(Right.ERASURE, Outcome.NOT_IDENTIFIED, language, country, reasons=(why,))


def portability(language: str = "nl", country: str = "NL") -> Answer:
    tables = (customer(language), invoices(language), calls(language))
    return answer(Right.PORTABILITY, Outcome.GRANTED, language, country, tables=tables)


def rectification(language: str = "nl", country: str = "NL") -> Answer:
    said = partial(words, language)
    label = said("Straat", "Street")
    return answer(
        Right.RECTIFICATION,
        Outcome.GRANTED,
        language,
        country,
        corrections=(
            Correction("CRM", label, "Dorpstraat 14", "Dorpsstraat 14 bis"),
            Correction(said("Facturen", "Invoices"), label, None, "Dorpsstraat 14 bis"),
        ),
    )


def restriction(language: str = "nl", country: str = "NL") -> Answer:
    locked = (Change("CRM", words(language, "Klant", "Customer"), restricted=1),)
    return answer(Right.RESTRICTION, Outcome.GRANTED, language, country, changes=locked)


def objection(language: str = "nl", country: str = "NL") -> Answer:
    stopped = (words(language, "Wij bellen u niet meer voor onderzoek.", "We no longer call you for research."),)
    return answer(Right.OBJECTION, Outcome.GRANTED, language, country, stopped=stopped, marketing=True)


def withdrawal(language: str = "nl", country: str = "NL") -> Answer:
    stopped = (words(language, "Wij nemen uw gesprekken niet meer op.", "We no longer record your calls."),)
    return answer(Right.WITHDRAWAL, Outcome.GRANTED, language, country, stopped=stopped)


def human_review(language: str = "nl", country: str = "NL") -> Answer:
    remark = words(language, "U krijgt het contract toch.", "You do get the contract after all.")
    return answer(Right.HUMAN_REVIEW, Outcome.GRANTED, language, country, remarks=(remark,))


def complaint(language: str = "nl", country: str = "NL") -> Answer:
    remark = words(language, "Wij belden u te vaak. Dat spijt ons.", "We called you too often. We are sorry.")
    return answer(Right.COMPLAINT, Outcome.GRANTED, language, country, remarks=(remark,))


LETTERS = {
    made.__name__: made
    for made in (
        access,
        portability,
        erasure,
        rectification,
        restriction,
        objection,
        withdrawal,
        human_review,
        complaint,
        refusal,
        extension,
        nothing_found,
        not_identified,
    )
}
