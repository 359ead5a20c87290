import pytest

from houvast.engines.discovery.kinds import KINDS
from houvast.engines.discovery.naming import RULES, concepts_of, suggested

NAMES = {
    "first_name": "voornaam vnaam first_name FirstName prenom Vorname fname roepnaam given_name",
    "last_name": "achternaam achternm last_name surname nom_famille Nachname LASTNAME familienaam",
    "infix": "tussenvoegsel tussenv tv voorvoegsels",
    "initials": "voorletters initials vltrs",
    "birth_date": "gebdat geb_dt geboortedatum birth_date dob date_naissance geburtsdatum naiss BirthDate",
    "email": "email e_mail emailadres mail courriel EMailAddress email1 contact_email",
    "phone": "tel_nr tnr telefoon phone mobile gsm handy telephone portable mob_nr PhoneNumber",
    "street": "straat rue strasse street straatnaam AddressLine1 StreetAddress adresregel1",
    "house_number": "huisnr huisnummer hausnr num_rue huisnr_toev",
    "postcode": "postcode plz cp zip zipcode postal_code PostalCode code_postal postkode",
    "city": "woonplaats plaats ville ort wohnort city gemeente",
    "country": "land pays country landcode",
    "bsn": "bsn sofinr burgerservicenummer",
    "rijksregister": "rrn nn rijksregisternr niss insz",
    "bank_account": "rekeningnr bankrekening kontonummer bank_account",
    "iban": "iban iban_nr",
    "customer_number": "klantnr relatienr kundennummer customer_number lidnummer",
    "free_text": "opm notitie opmerkingen remarque bemerkung notes comments",
    "gender": "geslacht sexe geschlecht gender sex",
    "password": "wachtwoord password mot_de_passe passwort pwd",
    "ip_address": "ip ip_address ipaddr remote_ip",
    "health": "diagnose ziekte maladie krankheit medication bloedgroep",
    "religion": "geloof religion godsdienst konfession",
    "union": "vakbond syndicat gewerkschaft trade_union",
    "ethnicity": "etniciteit ethnie herkunft race",
    "politics": "politieke_voorkeur political_opinion",
    "sexuality": "geaardheid sexual_orientation",
    "criminal": "strafblad casier_judiciaire vorstrafen criminal_record",
    "biometric": "vingerafdruk fingerprint empreinte",
    "licence_plate": "kenteken plaque kennzeichen license_plate",
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES.items() for name in names.split()])
def test_a_name_suggests_its_kind(kind, name):
    assert suggested(name)[0][0] == kind


@pytest.mark.parametrize(
    "name",
    [
        "id",
        "aantal",
        "prijs",
        "product_name",
        "last_update",
        "email_type",
        "mail_sent_at",
        "address_id",
        "phone_count",
        "status",
    ],
)
def test_a_name_of_something_else_suggests_little(name):
    assert all(sure < 0.5 for _, sure in suggested(name))


def test_rules_speak_of_kinds_that_exist():
    assert {rule.kind for rule in RULES} <= KINDS.keys()
    assert all(0 < rule.sure < 1 and rule.needs for rule in RULES)


def test_an_unknown_word_makes_it_less_sure():
    assert dict(suggested("zzqx_email"))["email"] < dict(suggested("email"))["email"]


def test_concepts_are_those_of_every_reading():
    assert {"birth", "date"} <= concepts_of("gebdat")
