"""Dutch words and abbreviations in names of tables and columns; left what they mean, right how they are written."""

WORDS = """
first name: voornaam voornamen roepnaam vnaam voorn vrnm vnm rnaam roepn voornm
last name: achternaam achternamen familienaam anaam achtern achternm geslachtsnaam fnaam anm
first: voor roep
last: achter familie laatste
name: naam namen nm
infix: tussenvoegsel tussenvoegsels tussenv tv tvgsl voorvoegsel voorvoegsels vvgsl tussenvoegs
initial: voorletter voorletters vl vrl vltrs voorl initialen initiaal
maiden name: meisjesnaam geboortenaam
partner: partner echtgenoot echtgenote
salutation: aanhef aanspreekvorm aanspreektitel aanspr
title: titel titulatuur
mail: emailadres mailadres
phone: telefoon telefoonnummer telefoonnr telnr tnr telef
extension: toestel toestelnr doorkies
mobile: mobiel mobielnr mobieltje mob gsmnr
address line: adresregel
address line: adres2 adres3
address: adres adr woonadres postadres bezoekadres factuuradres correspondentieadres
street: straat straatnaam str straatnm
house number: huisnummer huisnr hnr husnr hsnr
house: huis
addition: toevoeging huistoevoeging toev toevoegsel huisletter hnrtoev
box: busnummer busnr postbus pobus
postcode: postcode pc pcode postc postkode
city: plaats woonplaats plaatsnaam wnpl wplts stad gemeente woonpl vestigingsplaats
state: provincie prov gewest
country: land landcode
birth date: geboortedatum gebdatum gebdat gebdt
birth: geboorte geb geboren
date: datum dat dt
age: leeftijd lft leeft
year: jaar
gender: geslacht geslachtscode gesl sekse mv
language: taal taalcode voorkeurstaal spreektaal
marital: burgerlijke burgst huwelijk huwelijkse gehuwd burgerstaat samenlevingsvorm gezinssituatie
nationality: nationaliteit natio verblijfsstatus
permit: verblijfsvergunning visum
family: gezin gezinslid gezinsleden kinderen kindnaam ouder voogd
death: overleden overlijden overl overlijdensdatum
bsn: bsn sofi sofinr sofinummer burgerservicenummer bsnr persoonsnummer
nrn: nn rijksregister rijksregisternummer rrn rrnr insz
passport: paspoort paspoortnr
idcard: identiteitskaart idkaart idbewijs legitimatie legitimatiebewijs identiteitsbewijs
driving: rijbewijs rijbewijsnr
document: document documentnr
vat: btw btwnr btwnummer
coc: kvk kvknr kvknummer ondernemingsnummer ondernemingsnr
customer: klant klanten klt relatie relaties debiteur debiteuren deb afnemer cliënt client clienten
customer number: klantnr klantnummer relatienr relatienummer debiteurnr debiteurennr klnr clientnr debnr lidnr
customer number: lidnummer
member: lid leden lidmaatschap
person: persoon personen pers betrokkene mens inwoner burger
contact: contactpersoon contactpersonen
employee: medewerker medewerkers werknemer personeel mdw personeelslid collega
employee number: personeelsnr personeelsnummer mdwnr
patient: patient patienten
student: leerling student cursist deelnemer deelnemers
user: gebruiker gebruikers gebr
user name: gebruikersnaam gebrnaam inlognaam loginnaam
contract: contract overeenkomst verzekering polis polisnr abonnement abonnee
account: rekening
bank account: bankrekening rekeningnr rekeningnummer banknr bankrek reknr reknum giro gironr bankrekeningnummer
holder: tenaamstelling houder tnv rekeninghouder
number: nummer nr num
identifier: kenmerk referentie
code: kode
plate: kenteken kentekenplaat nummerplaat kntkn
income: inkomen salaris loon bruto netto maandinkomen uurloon maandsalaris
credit: schuld kredietscore kredietlimiet krediet incasso
password: wachtwoord wachtw ww pincode
secret: geheim geheime
note: notitie notities opmerking opmerkingen opm opmerk aantekening aantekeningen bijzonderheden memo toelichting
note: gespreksnotitie gespreksverslag verslag
message: bericht berichten
body: inhoud berichttekst
text: tekst vrijetekst
description: omschrijving omschr beschrijving oms
complaint: klacht klachten
answer: antwoord reactie
question: vraag
subject: onderwerp betreft
transcript: gesprek gesprekstekst
recording: opname opnames
photo: foto pasfoto afbeelding
signature: handtekening
health: gezondheid roker rookt zorgvraag zorgindicatie ziekte ziek medisch medicatie medicijn medicijnen diagnose
health: zorgverzekering arbeidsongeschikt arbeidsongeschiktheid verzuim verzuimreden allergie allergieen zwanger
health: huisarts behandeling bloedgroep rolstoel dieet klachtenbeeld wao wia
health: alcohol drugs roken rookgedrag
disability: handicap beperking beperkingen
ethnicity: etniciteit afkomst herkomst ras geboorteland
religion: geloof godsdienst kerk kerkgenootschap levensbeschouwing levensovertuiging religie gezindte kerkelijk
union: vakbond vakbondslid vakvereniging
politics: politiek partij politieke partijvoorkeur stemgedrag
sexuality: geaardheid seksuele seksualiteit
criminal: strafblad veroordeling strafrechtelijk justitieel detentie vog delict
biometric: vingerafdruk gezichtsherkenning stemprofiel biometrie
consent: toestemming akkoord machtiging
preference: voorkeur voorkeuren
newsletter: nieuwsbrief mailing
optin: belmeniet afgemeld uitschrijven
job: functie beroep functienaam functietitel
department: afdeling team
company: bedrijf bedrijfsnaam firma organisatie werkgever onderneming instelling vestiging filiaal winkel
supplier: leverancier crediteur
education: opleiding
order: bestelling bestellingen order
invoice: factuur facturen fact
payment: betaling betalingen
amount: bedrag bedragen saldo
price: prijs
quantity: aantal
ticket: melding meldingen dossier zaak verzoek
call: gesprekken oproep
visit: bezoek
event: gebeurtenis afspraak
product: product artikel artikelen goed
category: categorie rubriek groep
type: soort
status: toestand
created: aangemaakt ingevoerd aanmaak
updated: gewijzigd bijgewerkt mutatie
deleted: verwijderd
start: ingang ingangsdatum van begin vanaf aanvang
end: einde eind einddatum tot
flag: heeft jn ind indicatie
file: bestand bestandsnaam
table: tabel
"""
