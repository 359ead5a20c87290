"""What the places in the texts of the guide become for one organisation."""

from collections.abc import Mapping

from houvast.features.activities.queries import rules_for
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.queries import own_organisation

_LOOKED_UP = {"nl": "dat zoek ik voor u op", "en": "I look that up for you"}


def values_for(organisation: OrganisationFacts, language: str) -> Mapping[str, str]:
    """Give the names, the officer, the statement and the authority of whoever decides about the caller's data."""
    authority = rules_for(organisation.country).authority
    unknown = _LOOKED_UP[language]
    return {
        "organisation": organisation.name,
        "centre": own_organisation().name,
        "dpo": ", ".join(filter(None, (organisation.dpo_name, organisation.dpo_email))) or unknown,
        "statement": organisation.privacy_statement_url or unknown,
        "authority": authority.name.in_language(language),
    }
