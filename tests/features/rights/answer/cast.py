"""Invented answers: one for every kind of letter."""

from dataclasses import replace
from datetime import date
from functools import partial

from houvast.features.rights.answer.contracts import (
    Addressee,
    Answer,
    Change,
    Correction,
    Forwarded,
    Kept,
    Outcome,
    Reason,
    Recording,
    Right,
)
from tests.features.rights.answer.dossier import calls as calls
from tests.features.rights.answer.dossier import customer, invoices, marketing
from tests.features.rights.answer.dossier import service as service
from tests.features.rights.answer.people import DATES as DATES
from tests.features.rights.answer.people import PEOPLE as PEOPLE
from tests.features.rights.answer.people import SENDERS as SENDERS
from tests.features.rights.answer.people import answer, words
from tests.features.rights.answer.people import remedies as remedies


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
