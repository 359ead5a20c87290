"""Why more time is needed, in words for the letter.

Law: GDPR art. 12(3).
"""

from collections.abc import Iterable

_WORDS = {
    "complexity": {
        "nl": "Uw verzoek is ingewikkeld. Wij moeten veel of moeilijk te vinden gegevens bekijken.",
        "en": "Your request is complex. We have to look at data that are many, or hard to find.",
    },
    "number_of_requests": {
        "nl": "Wij hebben veel verzoeken tegelijk gekregen.",
        "en": "We received many requests at the same time.",
    },
}


def extension_words(reasons: Iterable[str], language: str) -> tuple[str, ...]:
    """Return the reasons (codes of `actions.term`) as sentences for the person."""
    return tuple(_WORDS[reason][language] for reason in reasons)
