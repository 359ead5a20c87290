"""What people in the demonstration write and say: subjects, notes, mails, and lines of a call."""

from typing import Final

SUBJECTS: Final = {
    "energie": ("Termijnbedrag", "Verhuizing", "Meterstand", "Nieuw contract", "Storing", "Jaarnota"),
    "scaldis": ("Schadeaangifte", "Polis aanpassen", "Autoverzekering", "Familiale polis", "Betaling premie"),
    "own": ("Hulp met computer", "Abonnement", "Afspraak monteur", "Factuur", "Opzeggen"),
}
NOTES: Final = (
    "{formal} belde over: {subject}. Uitgelegd hoe het werkt, klant is tevreden.",
    "{formal} vraagt terugbelverzoek op {phone}. Doorgezet naar de tweede lijn.",
    "Klant ({formal}) geeft nieuw telefoonnummer door: {phone}. Aangepast.",
    "{formal} wil bevestiging per mail op {mail}. Verstuurd.",
    "Gesprek over {subject}. {formal} stuurt zelf nog stukken op.",
    "Voicemail ingesproken bij {formal}, morgen opnieuw proberen.",
    "Was ontevreden over de wachttijd. {formal} excuses aangeboden en {subject} direct geregeld.",
)
MENTIONS: Final = (
    "{formal} belde namens {relation} {other}. {reach} Toestemming van die persoon is nodig. Het ging over {subject}.",
    "{formal} meldt dat {relation} {other} dezelfde klacht heeft. {reach}",
    "Opgenomen door {other} ({relation} van klant). {reach} Klant belt zelf terug over {subject}.",
)
RELATIONS: Final = ("haar buurman", "zijn buurvrouw", "een kennis", "de schoonzoon", "een collega")
HOUSEMATE: Final = "huisgenoot"
REMARKS: Final = (
    "Liefst na 18 uur bellen.",
    "Heeft een hond; monteur vooraf laten bellen.",
    "Spreekt liever met een vaste medewerker.",
)
MAILS: Final = {
    "nl": (
        "Goedemiddag,\n\nIk heb een vraag over {subject}. Kunt u mij laten weten wat ik moet doen?",
        "Beste medewerker,\n\nVorige week heb ik gebeld over {subject}, maar ik heb nog niets gehoord.",
        "Hallo,\n\nIn de bijlage vindt u de stukken voor {subject}. U kunt mij overdag bellen op {phone}.",
    ),
    "fr": (
        "Bonjour,\n\nJ'ai une question concernant {subject}. Que dois-je faire ?",
        "Madame, Monsieur,\n\nJ'ai téléphoné la semaine passée ({subject}) et je n'ai pas de nouvelles.",
        "Bonjour,\n\nVous pouvez me joindre au {phone} au sujet de {subject}.",
    ),
}
REPLIES: Final = {
    "nl": "Beste {formal},\n\nDank voor uw bericht over {subject}. We hebben het voor u geregeld.",
    "fr": "Bonjour {formal},\n\nMerci pour votre message ({subject}). Tout est en ordre.",
}
GREETING: Final = {"nl": "Met vriendelijke groet,", "fr": "Bien à vous,"}
INTERNAL: Final = (
    "{formal} ook telefonisch gesproken op {phone}.",
    "Dossier bij {agent} neergelegd, klant verwacht antwoord.",
    "Let op: {formal} heeft vaker gemaild, zie ook {mail}.",
)
SPOKEN: Final = (
    "Medewerker: Goedemiddag, u wordt opgenomen. Klant: Met {name}, geboren op {born}. Het gaat over {subject}.",
    "Medewerker: Met de klantenservice. Klant: {name} hier, over {subject}. Medewerker: Klopt {phone} nog? Klant: Ja.",
    "Klant: Goedemorgen, {formal}. Ik heb een vraag over {subject}. Medewerker: Ik kijk het voor u na.",
)
"""Lines of a call; `born` and `phone` are said out loud."""
PRODUCTS: Final = {
    "energie": ("Stroom, vast tarief", "Gas, vast tarief", "Vastrecht", "Teruglevering zonnepanelen"),
    "scaldis": ("Premie autoverzekering", "Premie familiale polis", "Kosten wijziging polis"),
    "own": ("Abonnement computerhulp", "Bezoek monteur", "Instapkosten"),
}
SEGMENTS: Final = ("trouwe spaarder", "prijsvechter", "digitaal gezin", "rustige genieter", "snelle overstapper")
