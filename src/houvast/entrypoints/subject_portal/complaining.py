"""Where somebody complains who does not agree, in the country of who decides and in the language of the page.

Law: GDPR art. 12(4), 77, 79.
"""

from dataclasses import dataclass
from datetime import date

from houvast.entrypoints.subject_portal.pages import Inside
from houvast.features.rights.actions.own_page import remedies_in


@dataclass(frozen=True, slots=True)
class Routes:
    """How to complain to the authority and to go to court, with the ways to reach the authority."""

    complaint: str
    court: str
    authority: str
    address: str
    phone: str
    url: str


def routes_of(found: Inside, *, on: date) -> Routes:
    """Give the ways to complain; an authority that speaks several languages has an address on the web for each."""
    country, words = found.standing.facts.country, found.words
    known = remedies_in(country, words.language, on)
    return Routes(
        complaint=known.complaint,
        court=known.court,
        authority=known.authority,
        address=", ".join(known.address),
        phone=known.phone,
        url=words.words.get(f"authority_url_{country.lower()}", known.url),
    )
