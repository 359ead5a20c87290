"""How the person complains and goes to court, in the language of the letter.

Law: GDPR art. 12(4), 77, 79.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from houvast.features.activities.queries import rules_for
from houvast.features.rights.answer.contracts import Remedies
from houvast.features.rights.composing.saying import IN_TWO, said


def remedies_in(country: str, language: str, on: date) -> Remedies:
    """Return the authority of a country and the ways to it; what is not written in a language stands in English."""
    pack = rules_for(country)
    known = {} if language in IN_TWO else remedy_words(language)

    def words(name: str, otherwise: str) -> str:
        return known.get(f"{country.lower()}_{name}", otherwise)

    return Remedies(
        authority=words("authority", said(pack.authority.name, language)),
        complaint=words("complaint", said(pack.authority.complaint, language)),
        court=words("court", said(pack.remedy("private_body", on).words, language)),
        address=pack.authority.address,
        phone=pack.authority.phone,
        url=pack.authority.url,
    )


def complaint_in(country: str, language: str) -> str:
    """Return how somebody complains to the authority of a country, as one line."""
    known = {} if language in IN_TWO else remedy_words(language)
    return " ".join(
        known.get(f"{country.lower()}_complaint", said(rules_for(country).authority.complaint, language)).split()
    )


@cache
def remedy_words(language: str) -> Mapping[str, str]:
    """Give the words about complaints and courts that the rule packs do not have in this language."""
    file = files("houvast.features.rights") / "content" / language / "remedies.yaml"
    return {str(key): str(words).strip() for key, words in yaml.safe_load(file.read_text(encoding="utf-8")).items()}
