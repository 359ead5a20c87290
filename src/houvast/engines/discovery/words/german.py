"""German words and abbreviations in names of tables and columns; left what they mean, right how they are written."""

WORDS = """
first name: vorname vornamen rufname vname vorn
last name: nachname nachnamen familienname zuname nname nachn
last: nach letzte
infix: namenszusatz vorsatzwort
maiden name: geburtsname maedchenname
initial: initialen
salutation: anrede briefanrede
title: titel namenstitel
mail: emailadresse mailadresse
phone: telefon telefonnummer telefonnr rufnummer rufnr fon tel fernsprecher vorwahl
extension: durchwahl nebenstelle
mobile: handy handynummer handynr mobil mobiltelefon mobilnummer mobilfunk
fax: telefax
address line: adresse2
address: adresse anschrift adr wohnanschrift lieferadresse rechnungsadresse
street: strasse str strassenname strassenr
house number: hausnummer hausnr hnr
addition: adresszusatz hausnummernzusatz
box: postfach
postcode: plz postleitzahl
city: ort wohnort ortsname stadt gemeinde
state: bundesland kanton
country: land laendercode staat
birth date: geburtsdatum gebdatum gebdat geburtstag gebtag
birth: geburt geburts geb geboren
date: datum dat
age: alter lebensalter
year: jahr
gender: geschlecht geschl
language: sprache muttersprache korrespondenzsprache
marital: familienstand zivilstand
nationality: staatsangehoerigkeit nationalitaet staatsbuergerschaft
family: kinder ehegatte ehepartner
death: verstorben sterbedatum todesdatum
ssn: sozialversicherungsnummer svnr svnummer rentenversicherungsnummer
taxnumber: steuernummer steuerid stnr idnr
passport: reisepass passnummer passnr
idcard: personalausweis ausweisnummer ausweisnr ausweis
driving: fuehrerschein fuehrerscheinnr
document: dokument
vat: ustid ustidnr umsatzsteuer
coc: handelsregister hrb
customer: kunde kunden kd debitor mandant mitglied versicherter versicherte abonnent
customer number: kundennummer kundennr kdnr kundnr debitorennr mitgliedsnummer mitgliedsnr
member: mitglieder
person: personen einwohner buerger betroffener
contact: ansprechpartner kontakt kontaktperson kontakte
employee: mitarbeiter angestellter personal beschaeftigter
employee number: personalnummer personalnr persnr
patient: patienten
student: schueler teilnehmer
user: benutzer nutzer anwender
user name: benutzername anmeldename
contract: vertrag police vertragsnummer
account: konto
bank account: bankkonto kontonummer kontonr ktonr kto bankverbindung
bic: blz bankleitzahl
holder: kontoinhaber inhaber
number: nummer nr
plate: kennzeichen kfzkennzeichen
income: gehalt einkommen lohn
credit: schulden bonitaet schufa
password: kennwort passwort
secret: geheim
note: notiz notizen bemerkung bemerkungen bem anmerkung kommentar vermerk hinweis gespraechsnotiz
message: nachricht nachrichten
body: inhalt
text: freitext
description: beschreibung bezeichnung
complaint: beschwerde reklamation
answer: antwort
question: frage
subject: betreff
recording: aufnahme aufzeichnung
photo: bild lichtbild
signature: unterschrift
health: gesundheit krankheit krank medizinisch medikament medikamente krankenkasse allergie schwanger diagnose befund
health: blutgruppe arbeitsunfaehigkeit krankmeldung
disability: behinderung behinderungsgrad schwerbehindert
ethnicity: herkunft ethnie volkszugehoerigkeit
religion: konfession glaube religionszugehoerigkeit kirchensteuer
union: gewerkschaft gewerkschaftsmitglied
politics: politisch partei
sexuality: sexuell orientierung
criminal: vorstrafen fuehrungszeugnis straftat
biometric: fingerabdruck
consent: einwilligung zustimmung
preference: praeferenz vorliebe
newsletter: rundbrief
job: beruf funktion position taetigkeit
department: abteilung
company: firma firmenname unternehmen arbeitgeber filiale
supplier: lieferant kreditor
education: ausbildung bildungsabschluss
order: bestellung bestellungen auftrag auftraege
invoice: rechnung rechnungen
payment: zahlung zahlungen
amount: betrag
price: preis
quantity: menge anzahl
ticket: vorgang anfrage
call: anruf anrufe
visit: besuch
event: termin ereignis
product: produkt artikel
category: kategorie gruppe
status: zustand
type: art typ
created: angelegt erstellt
updated: geaendert
deleted: geloescht
start: beginn
end: ende
flag: ist hat kz
file: datei
"""
