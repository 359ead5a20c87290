"""Why more time is needed, in words for the letter.

Law: GDPR art. 12(3).
"""

from collections.abc import Iterable

_WORDS = {
    "complexity": {
        "nl": "Uw verzoek is ingewikkeld. Wij moeten veel of moeilijk te vinden gegevens bekijken.",
        "en": "Your request is complex. We have to look at data that are many, or hard to find.",
        "fr": "Votre demande est complexe. Nous devons voir des données nombreuses ou difficiles à trouver.",
        "de": "Ihre Bitte ist schwierig. Wir müssen Daten ansehen, die viele sind oder schwer zu finden.",
    },
    "number_of_requests": {
        "nl": "Wij hebben veel verzoeken tegelijk gekregen.",
        "en": "We received many requests at the same time.",
        "fr": "Nous avons reçu beaucoup de demandes en même temps.",
        "de": "Wir haben viele Bitten auf einmal bekommen.",
    },
}


def extension_words(reasons: Iterable[str], language: str) -> tuple[str, ...]:
    """Return the reasons (codes of `actions.term`) as sentences for the person."""
    return tuple(_WORDS[reason][language] for reason in reasons)
