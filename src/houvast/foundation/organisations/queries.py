"""What is asked about organisations."""

from houvast.engines.trouble import Trouble
from houvast.foundation.organisations.contracts import OrganisationFacts
from houvast.foundation.organisations.models import Organisation


class UnknownOrganisation(Trouble):
    """There is no organisation under this key."""

    status = 404


class NoOwnOrganisation(Trouble):
    """The centre itself has not been entered yet."""

    status = 409


def own_organisation() -> OrganisationFacts:
    """Give the centre itself.

    :raises NoOwnOrganisation: before it was entered.
    """
    found = Organisation.objects.filter(kind="own").first()
    if found is None:
        raise NoOwnOrganisation("The own organisation is not entered yet: add it before anything else.")
    return found.facts()


def organisation_by_key(key: str) -> OrganisationFacts:
    """Give the organisation under this key.

    :raises UnknownOrganisation: when there is none.
    """
    found = Organisation.objects.filter(key=key).first()
    if found is None:
        raise UnknownOrganisation(f"There is no organisation '{key}': choose one from the list of organisations.")
    return found.facts()


def organisations() -> tuple[OrganisationFacts, ...]:
    """Give the own organisation and then every principal by name."""
    return tuple(
        sorted((one.facts() for one in Organisation.objects.all()), key=lambda one: (not one.is_own, one.name))
    )


def principals() -> tuple[OrganisationFacts, ...]:
    """Give every principal by name."""
    return tuple(one for one in organisations() if not one.is_own)
