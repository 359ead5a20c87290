"""Invented notes of a contact centre, in four languages, as many as are asked for; the same seed gives the same notes.

A note is a few sentences of service talk with names, numbers, dates and products. Words beyond the sentences come from
parts that are joined anew each time, so that the vocabulary is wide. About three in a hundred notes hold a sensitive
statement.
"""

import random
from collections.abc import Iterator
from typing import Final

_SENTENCES: Final = {
    "nl": """{Title} {Name} belt over bestelling {order}, het pakket is volgens {thing} nog niet bezorgd.
Klant vraagt waarom de {thing} op {date} niet is geleverd en wil graag een nieuwe afspraak.
Factuur {order} van {money} klopt niet, er is twee keer {thing} in rekening gebracht.
Teruggebeld op {phone}, geen gehoor, voicemail ingesproken en mail gestuurd naar {mail}.
Monteur komt langs op {date} tussen 8 en 12 uur, adres {street} {num} is gecontroleerd.
De {thing} geeft foutcode E{num} na het opnieuw opstarten, stappenplan doorlopen zonder resultaat.
Doorgezet naar de afdeling {thing}, graag binnen twee werkdagen contact opnemen met {Name}.
Retour aangemeld onder nummer {order}, label verstuurd en geld wordt binnen 14 dagen teruggestort.
Klant is tevreden met de oplossing en bedankt voor de snelle {thing}.
Nieuwe {thing} verstuurd, track en trace {order}, verwachte levering {date} in de ochtend.
Abonnement {thing} opgezegd per {date}, bevestiging gaat per post naar de {street} {num}.
{Name} wil weten of de {thing} ook in het zwart te leveren is en wat de prijs dan wordt.""",
    "fr": """{Title} {Name} appelle au sujet de la commande {order}, le colis n'est pas encore arrivé.
Le client demande pourquoi la {thing} n'a pas été livrée le {date} et souhaite un nouveau rendez-vous.
La facture {order} de {money} n'est pas correcte, la {thing} a été comptée deux fois.
Rappelé au {phone}, pas de réponse, message laissé et courriel envoyé à {mail}.
Le technicien passe le {date} entre 8 et 12 heures, l'adresse rue {street} {num} est vérifiée.
Dossier transmis au service {thing}, merci de reprendre contact avec {Name} sous deux jours.""",
    "en": """{Title} {Name} called about order {order}, the parcel has not been delivered by {thing} yet.
Customer asks why the {thing} was not delivered on {date} and would like a new appointment.
Invoice {order} of {money} is wrong, the {thing} has been charged twice this month.
Called back on {phone}, no answer, left a voicemail and sent an email to {mail}.
Engineer visits on {date} between 8 and 12, address {num} {street} Road has been checked.
Passed on to the {thing} team, please get in touch with {Name} within two working days.""",
    "de": """{Title} {Name} ruft wegen Bestellung {order} an, das Paket mit der {thing} ist noch nicht da.
Kunde fragt, warum die {thing} am {date} nicht geliefert wurde, und möchte einen neuen Termin.
Rechnung {order} über {money} stimmt nicht, die {thing} wurde doppelt berechnet.
Unter {phone} zurückgerufen, niemand erreicht, Nachricht hinterlassen und Mail an {mail} geschickt.
Techniker kommt am {date} zwischen 8 und 12 Uhr, Adresse {street}weg {num} ist geprüft.
Weitergeleitet an die Abteilung {thing}, bitte bei {Name} innerhalb von zwei Tagen melden.""",
}
_SENSITIVE: Final = {
    "nl": """Klant is een klootzak, niet meer terugbellen.
Mevrouw zit aan de dialyse en kan alleen 's middags.
Meneer heeft last van een burn-out en is ziek thuis.
Haar man zit in de gevangenis, zij regelt nu alles.
Klant is moslim en wil niet op vrijdagmiddag gebeld worden.
Zijn bsn is 111222333, zie ook dossier.""",
    "fr": """Client très con, ne plus rappeler.
Madame est enceinte et ne peut pas porter le carton.""",
    "en": """Customer is an idiot, do not call back.
She has cancer and can only take calls in the evening.""",
    "de": """Kunde ist ein Arschloch, nicht mehr anrufen.
Frau hat Krebs und kann nur abends telefonieren.""",
}
_TITLES: Final = {"nl": "Mevr De heer Mw Dhr", "fr": "Mme M.", "en": "Mr Mrs Ms", "de": "Frau Herr"}
_FIRST: Final = [
    "var",
    "tal",
    "mon",
    "der",
    "kas",
    "lin",
    "bro",
    "wes",
    "har",
    "sten",
    "vol",
    "mer",
    "kel",
    "dor",
    "pan",
    "zil",
    "ger",
    "hof",
    "win",
    "rad",
    "bel",
    "tor",
    "nij",
    "sal",
]
_LAST: Final = [
    "ink",
    "stra",
    "ma",
    "huis",
    "berg",
    "man",
    "dijk",
    "veld",
    "sen",
    "mans",
    "court",
    "ard",
    "ier",
    "wald",
    "haus",
    "son",
    "ford",
    "ton",
    "by",
    "ley",
]
_PARTS: Final = [
    "leverings",
    "bestel",
    "kabel",
    "netwerk",
    "modem",
    "laad",
    "accu",
    "scherm",
    "koel",
    "vries",
    "was",
    "droog",
    "stof",
    "water",
    "gas",
    "stroom",
    "meter",
    "kamer",
    "keuken",
    "tuin",
    "deur",
    "raam",
    "fiets",
    "auto",
    "band",
    "rem",
    "licht",
    "lamp",
    "motor",
    "pomp",
    "filter",
    "slang",
    "klem",
    "schroef",
    "plaat",
    "rand",
    "hoek",
    "bak",
    "verzend",
    "betaal",
    "klant",
    "dienst",
    "punt",
    "termijn",
    "regel",
    "code",
    "kaart",
    "poort",
    "baan",
    "tafel",
    "stoel",
    "kast",
    "bed",
    "matras",
    "kussen",
    "gordijn",
]
_ENDS: Final = [
    "set",
    "deel",
    "houder",
    "service",
    "box",
    "pakket",
    "module",
    "kit",
    "onderdeel",
    "unit",
    "knop",
    "kap",
    "lijst",
    "bus",
    "pas",
    "bon",
    "ring",
    "blad",
]
_STREETS: Final = ["Molen", "Kerk", "Dorps", "Beuken", "Linden", "Station", "School", "Park", "Haven", "Markt"]
_MEAN: Final = 290
_SHARE: Final = 0.03


def invented(count: int, seed: int = 1, *, sensitive: float = _SHARE) -> Iterator[str]:
    """Yield notes of about 290 bytes; `sensitive` is the share that holds a sensitive statement."""
    chance = random.Random(seed)
    sentences = {language: text.splitlines() for language, text in _SENTENCES.items()}
    statements = {language: text.splitlines() for language, text in _SENSITIVE.items()}
    for _ in range(count):
        language = chance.choices(("nl", "fr", "en", "de"), (70, 10, 10, 10))[0]
        size = max(30, chance.gauss(_MEAN - 60, 90))
        said: list[str] = [chance.choice(statements[language])] if chance.random() < sensitive else []
        while sum(map(len, said)) < size:
            said.append(chance.choice(sentences[language]).format_map(_filled(chance, language)))
        chance.shuffle(said)
        yield " ".join(said)


def _filled(chance: random.Random, language: str) -> dict[str, str]:
    name = (chance.choice(_FIRST) + chance.choice(_FIRST)[: chance.randrange(3)] + chance.choice(_LAST)).capitalize()
    return {
        "Title": chance.choice(_TITLES[language].split()),
        "Name": name if chance.random() < 0.8 else f"van {name}",
        "thing": thing(chance),
        "order": chance.choice(("{:08d}", "ORD-{:06d}", "{:09d}", "R{:07d}")).format(chance.randrange(10**6, 10**8)),
        "date": f"{chance.randrange(1, 29)}-{chance.randrange(1, 13)}-{chance.randrange(2023, 2027)}",
        "money": f"{chance.randrange(5, 900)},{chance.randrange(100):02d} euro",
        "phone": f"06-{chance.randrange(10**7, 10**8)}",
        "mail": f"{name.lower()}{chance.randrange(100)}@example.org",
        "street": f"{chance.choice(_STREETS)}{'straat' if language == 'nl' else ''}",
        "num": str(chance.randrange(1, 400)),
    }


def thing(chance: random.Random) -> str:
    """Return a product that may never have been named before: two or three parts in one word."""
    parts = [chance.choice(_PARTS) for _ in range(chance.choice((1, 1, 2)))]
    return "".join(parts) + chance.choice(_ENDS)
