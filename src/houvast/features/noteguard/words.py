"""What is said to an agent about a finding, in the language of the note."""

from collections.abc import Mapping

from houvast.engines.scanner.model import Finding

CATEGORY = {
    "nl": {
        "insult": "Oordeel over een persoon", "ethnicity": "Afkomst", "religion": "Geloof", "health": "Gezondheid",
        "sexuality": "Seksualiteit", "politics": "Politieke voorkeur", "union": "Vakbond", "criminal": "Strafrecht",
        "private": "Privéleven", "biometric": "Biometrie", "genetic": "Erfelijkheid", "bsn": "Burgerservicenummer",
        "rrn": "Rijksregisternummer", "iban": "Rekeningnummer", "card": "Kaartnummer", "phone": "Telefoonnummer",
        "email": "E-mailadres", "address": "Adres", "ip": "IP-adres", "mac": "MAC-adres", "plate": "Kenteken",
        "dob": "Geboortedatum", "iddoc": "Nummer van een identiteitsbewijs", "credential": "Wachtwoord of code",
        "name": "Naam", "customer_number": "Klantnummer",
    },
    "fr": {
        "insult": "Jugement sur une personne", "ethnicity": "Origine", "religion": "Religion", "health": "Santé",
        "sexuality": "Sexualité", "politics": "Opinion politique", "union": "Syndicat", "criminal": "Infraction",
        "private": "Vie privée", "biometric": "Biométrie", "genetic": "Génétique", "bsn": "Numéro de citoyen (NL)",
        "rrn": "Numéro de registre national", "iban": "Numéro de compte", "card": "Numéro de carte",
        "phone": "Numéro de téléphone", "email": "Adresse e-mail", "address": "Adresse", "ip": "Adresse IP",
        "mac": "Adresse MAC", "plate": "Plaque d’immatriculation", "dob": "Date de naissance",
        "iddoc": "Numéro de pièce d’identité", "credential": "Mot de passe ou code", "name": "Nom",
        "customer_number": "Numéro de client",
    },
    "de": {
        "insult": "Urteil über eine Person", "ethnicity": "Herkunft", "religion": "Religion", "health": "Gesundheit",
        "sexuality": "Sexualität", "politics": "Politische Meinung", "union": "Gewerkschaft", "criminal": "Straftat",
        "private": "Privatleben", "biometric": "Biometrie", "genetic": "Genetik", "bsn": "Bürgernummer (NL)",
        "rrn": "Nationalregisternummer (BE)", "iban": "Kontonummer", "card": "Kartennummer", "phone": "Telefonnummer",
        "email": "E-Mail-Adresse", "address": "Adresse", "ip": "IP-Adresse", "mac": "MAC-Adresse",
        "plate": "Kennzeichen", "dob": "Geburtsdatum", "iddoc": "Ausweisnummer", "credential": "Passwort oder Code",
        "name": "Name", "customer_number": "Kundennummer",
    },
    "en": {
        "insult": "Judgement about a person", "ethnicity": "Origin", "religion": "Religion", "health": "Health",
        "sexuality": "Sexuality", "politics": "Political opinion", "union": "Trade union", "criminal": "Offence",
        "private": "Private life", "biometric": "Biometrics", "genetic": "Genetics", "bsn": "Citizen number (NL)",
        "rrn": "National register number (BE)", "iban": "Bank account", "card": "Card number", "phone": "Phone number",
        "email": "E-mail address", "address": "Address", "ip": "IP address", "mac": "MAC address",
        "plate": "Number plate", "dob": "Date of birth", "iddoc": "Identity document", "credential": "Password or code",
        "name": "Name", "customer_number": "Customer number",
    },
}  # fmt: skip
_WHY = {
    "nl": ("Hoort niet in een notitie.", "Hoort in een eigen veld, niet in een notitie."),
    "fr": ("N’a pas sa place dans une note.", "A son propre champ : pas dans une note."),
    "de": ("Gehört nicht in eine Notiz.", "Gehört in ein eigenes Feld, nicht in eine Notiz."),
    "en": ("Does not belong in a note.", "Belongs in a field of its own, not in a note."),
}


def language_of(finding: Finding, otherwise: str) -> str:
    """Return the language in which to speak of a finding: that of its rule, else the page's."""
    language = finding.rule.split(".", 1)[0]
    return language if language in CATEGORY else otherwise if otherwise in CATEGORY else "nl"


def category_names(language: str) -> Mapping[str, str]:
    """Return what categories are called in a language, in English where it is not known."""
    return CATEGORY.get(language, CATEGORY["en"])


def title(finding: Finding, otherwise: str) -> str:
    """Return what was found, in a word or two."""
    return CATEGORY[language_of(finding, otherwise)][finding.category]


def why(finding: Finding, otherwise: str, *, sensitive: bool) -> str:
    """Return why it should not stand there, or how to say it otherwise."""
    return finding.hint or _WHY[language_of(finding, otherwise)][0 if sensitive else 1]
