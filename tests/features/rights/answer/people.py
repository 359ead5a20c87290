"""Invented people and organisations, and an answer to begin with."""

from dataclasses import replace
from datetime import date, datetime

from houvast.features.rights.answer.contracts import (
    Addressee,
    Answer,
    Controller,
    Dates,
    Outcome,
    Remedies,
    Right,
)
from houvast.features.rights.composing.remedies import remedies_in

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
    return remedies_in(country, language, ANSWERED)


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
