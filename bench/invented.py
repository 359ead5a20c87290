"""Invented values of many kinds, in the languages of the Low Countries and around; made by chance from a fixed seed."""

import hashlib
import random
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from houvast.entrypoints.demo.names import DUTCH, FLEMISH, FRENCH

STREETS = (
    "Lindelaan;Molenweg;Havenkade;Oude Gracht;Rue des Tilleuls;Avenue du Parc;Gartenstraße;"
    "Am Mühlbach;Mill Lane;Orchard Road"
)
CITIES = (
    "Noordwolde;Zutphen;Almelo;Kortrijk;Namur;Charleroi;Kassel;Bielefeld;Leicester;Graz;Utrecht;Hasselt;Veendam;Arlon"
)
COUNTRIES = "Nederland;België;Belgique;Deutschland;United Kingdom;France;Österreich"
STATES = "Drenthe;Gelderland;Limburg;Hainaut;Hessen;Kent;Namur"
COMPANIES = (
    "Noordzee Handel B.V.;Molenaar & Zn.;Garten GmbH;Maison Verte SPRL;Hilltop Ltd;Zonnedak N.V.;Blauwe Ster B.V."
)
JOBS = (
    "Sales Representative;Inkoper;Directeur;Sachbearbeiter;Comptable;Owner;Medewerker klantenservice;Marketing Manager"
)
PRODUCTS = (
    "Chai;Tofu;Grandma's Spread;Blue Lamp;Racing Socks, L;Tafel rond;Academy Dinosaur;"
    "Night on the Moor;Gute Reise;Mountain-200"
)
WORDS = "open;closed;rock;jazz;urgent;normal;web;customer;active;draft;high;low;main;beverages"
NOTES = (
    "Mevrouw belde omdat haar factuur niet klopt en wil graag teruggebeld worden.",
    "Le client demande une copie de son contrat avant la fin du mois.",
    "Kunde war sehr verärgert und möchte den Vertrag sofort kündigen.",
    "He speaks fluent French and moved here after finishing his studies.",
    "Graag de levering verplaatsen naar volgende week, want hij is ziek.",
    "She asked us not to call before noon because she works nights.",
)
STORIES = (
    "A thoughtful tale of a dentist and a crocodile who must find a lost city.",
    "Soft drinks, coffees, teas, beers, and ales of many kinds for every table.",
    "Sterke lamp met houten voet, geschikt voor binnen en voor buiten gebruik.",
    "Robuster Rahmen aus Aluminium mit leichter Gabel für lange Touren im Wald.",
)
SUBJECTS = (
    "Vraag over factuur;Retour;Klacht over levering;Login problem;Contrat perdu;"
    "Rückfrage zur Bestellung;Adres gewijzigd"
)
AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15",
)


class Inventor:
    """Makes values; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def column(self, kind: str, rows: int) -> list[str | None]:
        """Return values of a kind, one for each row, now and then none."""
        if kind == "empty":
            return [None] * rows
        if kind == "serial":
            return [str(number) for number in range(1, rows + 1)]
        make: Callable[[], str] = getattr(self, kind)
        return [make() if self.chance.random() > 0.05 else None for _ in range(rows)]

    def _of(self, text: str) -> str:
        return self.chance.choice(text.split(";"))

    def _digits(self, count: int) -> str:
        return "".join(self.chance.choice("0123456789") for _ in range(count))

    def given(self) -> str:
        group = self.chance.choice((DUTCH, FLEMISH, FRENCH))
        return self.chance.choice(group.women + group.men)

    def surname(self) -> str:
        infix, name = self.chance.choice(self.chance.choice((DUTCH, FLEMISH, FRENCH)).surnames)
        return f"{infix} {name}".strip()

    def given_upper(self) -> str:
        return self.given().upper()

    def surname_upper(self) -> str:
        return self.surname().upper()

    def fullname(self) -> str:
        first = self.given() if self.chance.random() > 0.3 else f"{self.given()[0]}."
        return f"{first} {self.surname()}"

    def email(self) -> str:
        domain = self.chance.choice(["example.org", "example.com", "example.net"])
        return f"{self.letters().lower()}.{self._digits(3)}@{domain}"

    def email_upper(self) -> str:
        return self.email().upper()

    def email_named(self) -> str:
        return f'"{self.fullname()}" <{self.email()}>'

    def phone(self) -> str:
        tail = self._digits(7)
        forms = ("06-1{}", "+31 6 2{}", "(020) 6{}", "0470/1{}", "+32 2 5{}", "+49 30 9{}", "020 7{}", "+44 20 7{}")
        return self.chance.choice(forms).format(tail)

    def phone_bare(self) -> str:
        return self._digits(12)

    def extension(self) -> str:
        return self._digits(4)

    def street(self) -> str:
        return f"{self._of(STREETS)} {self.chance.randint(1, 240)}"

    def city(self) -> str:
        return self._of(CITIES)

    def state(self) -> str:
        return self._of(STATES)

    def country(self) -> str:
        return self._of(COUNTRIES)

    def postcode(self) -> str:
        forms = (
            f"{self.chance.randint(1000, 9999)} {self.chance.choice(['AB', 'KL', 'TR'])}",
            self._digits(4),
            self._digits(5),
        )
        return self.chance.choice(forms)

    def company(self) -> str:
        return self._of(COMPANIES)

    def job(self) -> str:
        return self._of(JOBS)

    def product(self) -> str:
        return self._of(PRODUCTS)

    def band(self) -> str:
        return self._of("The Lampposts;Os Mutantes;Kraftwerkstatt;Blauwe Maandag;Slow Train;Orchestre du Quai")

    def word(self) -> str:
        return self._of(WORDS)

    def note(self) -> str:
        return f"{self.chance.choice(NOTES)} {self.chance.choice(NOTES)} ({self._digits(4)})"

    def product_story(self) -> str:
        return f"{self.chance.choice(STORIES)} {self._digits(3)}"

    def subject(self) -> str:
        return f"{self._of(SUBJECTS)} {self._digits(3)}"

    def recent(self) -> str:
        moment = datetime(2021, 1, 1, 9, tzinfo=UTC).replace(tzinfo=None) + timedelta(
            minutes=self.chance.randint(0, 2_000_000)
        )
        return moment.isoformat(sep=" ")

    def birth(self) -> str:
        return (date(1938, 1, 1) + timedelta(days=self.chance.randint(0, 24_000))).isoformat()

    def year(self) -> str:
        return str(self.chance.randint(2004, 2026))

    def price(self) -> str:
        return f"{self.chance.randint(0, 300)}.{self._digits(2)}"

    def small(self) -> str:
        return str(self.chance.randint(0, 12))

    def number(self) -> str:
        return str(self.chance.randint(20, 400_000))

    def digits(self) -> str:
        return self._digits(6)

    def flag(self) -> str:
        return self.chance.choice(["0", "1"])

    def letter(self) -> str:
        return self.chance.choice("MRNA")

    def letters(self) -> str:
        return "".join(self.chance.choice("ABCDEFGHIKLMNOPRST") for _ in range(5))

    def code(self) -> str:
        return f"{self.letters()[:2]}-{self._digits(4)}"

    def suffix(self) -> str:
        return self.chance.choice(["Jr.", "Sr.", "III", "PhD"])

    def salutation(self) -> str:
        return self.chance.choice(["Dhr.", "Mevr.", "Mr.", "Ms.", "Herr", "Frau", "Mme"])

    def marital(self) -> str:
        return self.chance.choice("SM")

    def marital_words(self) -> str:
        return self.chance.choice(["single", "married", "cohabitant", "widower", "divorced"])

    def gender(self) -> str:
        return self.chance.choice("MF")

    def gender_words(self) -> str:
        return self.chance.choice(["male", "female", "other"])

    def language(self) -> str:
        return self.chance.choice(["nl_NL", "nl_BE", "fr_BE", "de_DE", "en_GB"])

    def login(self) -> str:
        return f"{self.given()[0].lower()}{self.letters().lower()}{self._digits(2)}"

    def url(self) -> str:
        return f"https://www.example.com/{self.letters().lower()}"

    def file(self) -> str:
        return f"{self.letters().lower()}.{self.chance.choice(['png', 'pdf', 'docx'])}"

    def uuid(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def hex(self) -> str:
        return hashlib.md5(self._digits(9).encode(), usedforsecurity=False).hexdigest()

    def sha1(self) -> str:
        return hashlib.sha1(self._digits(9).encode(), usedforsecurity=False).hexdigest()

    def base64(self) -> str:
        return "".join(self.chance.choice("ABCDEFabcdef0123456789+/") for _ in range(27)) + "="

    def bcrypt(self) -> str:
        return f"$2y$10${self.hex()}{self.hex()[:21]}"

    def pbkdf2(self) -> str:
        return f"$pbkdf2-sha512$600000${self.hex()[:22]}${self.hex()}"

    def ip(self) -> str:
        return (
            f"192.0.2.{self.chance.randint(1, 254)}" if self.chance.random() > 0.2 else f"2001:db8::{self._digits(3)}"
        )

    def agent(self) -> str:
        return self.chance.choice(AGENTS)

    def latitude(self) -> str:
        return f"{self.chance.randint(50, 53)}.{self._digits(7)}"

    def longitude(self) -> str:
        return f"{self.chance.randint(3, 7)}.{self._digits(7)}"

    def card(self) -> str:
        body = "4" + self._digits(14)
        doubled = (int(d) * (2 if at % 2 == 0 else 1) for at, d in enumerate(reversed(body)))
        total = sum(v - 9 if v > 9 else v for v in doubled)
        return body + str(-total % 10)

    def bsn(self) -> str:
        while True:
            digits = self._digits(8)
            total = sum((9 - at) * int(d) for at, d in enumerate(digits))
            if total % 11 < 10 and digits.strip("0"):
                return digits + str(total % 11)

    def rijksregister(self) -> str:
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        body = f"{self.chance.randint(40, 99)}{month:02}{day:02}{self._digits(3)}"
        return f"{body}{97 - int(body) % 97:02}"

    def iban_bare(self) -> str:
        bank = f"BANK{self._digits(10)}"
        digits = "".join(str(int(sign, 36)) for sign in f"{bank}NL00")
        return f"NL{98 - int(digits) % 97:02}{bank}"

    def iban(self) -> str:
        bare = self.iban_bare()
        return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))

    def vat(self) -> str:
        return f"NL{self._digits(9)}B{self._digits(2)}"

    def plate(self) -> str:
        return f"{self.letters()[:2]}-{self._digits(2)}-{self.letters()[:2]}"

    def idcard(self) -> str:
        body = self._digits(10)
        return f"{body[:3]}-{body[3:]}-{int(body) % 97 or 97:02}"

    def passport(self) -> str:
        return f"{self.letters()[:2]}{self._digits(6)}"
