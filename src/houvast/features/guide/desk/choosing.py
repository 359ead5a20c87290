"""For whom the caller calls, and in which language is answered: in the address, so that it stays from card to card."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from houvast.features.guide.contracts import LANGUAGES
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import organisations_of
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import own_organisation


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an agent chose; `is_sure` tells that the organisation was chosen, or that there is no other."""

    organisation: OrganisationFacts
    language: str
    is_sure: bool

    @property
    def query(self) -> str:
        """The choice as it stands in an address."""
        return urlencode(({"for": self.organisation.key} if self.is_sure else {}) | {"lang": self.language})

    def url(self, name: str, **parts: str) -> str:
        """Give the address of a page of the guide with the same choice."""
        return f"{reverse(f'guide:{name}', kwargs=parts)}?{self.query}"

    def register_url(self, right: str) -> str:
        """Give the address at which a request is registered, with the kind and for whom filled in."""
        query = ({"right": right} if right else {}) | ({"organisation": self.organisation.key} if self.is_sure else {})
        return reverse("rights:new") + (f"?{urlencode(query)}" if query else "")


def chosen(request: HttpRequest, account: Account) -> Chosen:
    """Read what was chosen; an organisation that isn't assigned is taken as none.

    With more than one to choose from, the texts speak of the first, but nothing is filled in on a request: a wrong
    guess would make the wrong controller answer.
    """
    assigned = organisations_of(account)
    wanted = next((one for one in assigned if one.key == request.GET.get("for")), None)
    language = request.GET.get("lang", "")
    return Chosen(
        organisation=wanted or (assigned[0] if assigned else own_organisation()),
        language=language if language in LANGUAGES else language_of_page(),
        is_sure=wanted is not None or len(assigned) == 1,
    )


def language_of_page() -> str:
    """Give the language of cards in which somebody reads the page."""
    return "en" if (get_language() or "").startswith("en") else "nl"
