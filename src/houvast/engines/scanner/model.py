"""The words of the note guard: categories, their legal grounds, and what a finding is."""

from dataclasses import dataclass
from typing import Final

SENSITIVE: Final = (
    "insult",
    "ethnicity",
    "religion",
    "health",
    "sexuality",
    "politics",
    "union",
    "criminal",
    "private",
    "biometric",
    "genetic",
)
IDENTIFIERS: Final = (
    "email",
    "iban",
    "card",
    "mac",
    "ip",
    "rrn",
    "bsn",
    "phone",
    "plate",
    "iddoc",
    "dob",
    "address",
    "credential",
    "customer_number",
    "name",
)  # the first wins where two overlap
CATEGORIES: Final = (*SENSITIVE, *IDENTIFIERS)

_ARTICLE_9 = "GDPR art. 9(1)"
_NECESSARY = "GDPR art. 5(1)(c)"
_LAW: Final = {
    "insult": "GDPR art. 5(1)(a)",
    "criminal": "GDPR art. 10",
    "private": _NECESSARY,
    "bsn": "GDPR art. 87; UAVG art. 46",
    "rrn": "GDPR art. 87; Belgian Act of 8 August 1983 art. 8",
    "credential": "GDPR art. 32",
    "card": "GDPR art. 32",
}


def law_of(category: str) -> str:
    """Return the rule that a category of finding touches."""
    return _LAW.get(category, _ARTICLE_9 if category in SENSITIVE else _NECESSARY)


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a note that should not stand there.

    `start` and `end` count Unicode code points; `severity` runs from 0 (remark) to 4 (must go at once);
    `confidence` from 0 to 1; `rule` names the rule (language.category.group) and `ruleset` the version of all rules.
    `rewrite` is what may stand in its place, where that can be said of all such words. It never holds the text itself.
    """

    category: str
    start: int
    end: int
    severity: int
    confidence: float
    rule: str
    ruleset: str
    evidence: tuple[str, ...] = ()
    hint: str = ""
    rewrite: str = ""

    @property
    def law(self) -> str:
        """The rule of law that it touches."""
        return law_of(self.category)
