"""What is changed about organisations."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor
from houvast.foundation.events.hub import announce
from houvast.foundation.organisations.colours import LEAST, contrast_with_white, is_colour
from houvast.foundation.organisations.contracts import PUBLIC_LANGUAGES, Country, Kind, OrganisationFacts
from houvast.foundation.organisations.events import (
    InstructionRecorded,
    InstructionWithdrawn,
    OrganisationAdded,
    PublicPageSet,
)
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import UnknownOrganisation

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._/-]{0,119}")
"""How a document is referred to: a number or name without spaces, so that no sentence about a person gets in."""


class OrganisationRefused(Trouble):
    """An organisation cannot be entered or changed like this."""


@transaction.atomic
def add_organisation(
    *,
    key: str,
    name: str,
    kind: Kind,
    country: Country,
    by: Actor,
    at: datetime,
    address: tuple[str, ...] = (),
    email: str = "",
    phone: str = "",
    dpo_name: str = "",
    dpo_email: str = "",
    privacy_statement_url: str = "",
) -> OrganisationFacts:
    """Enter the centre itself or a principal; a principal's requests are forwarded until it gives an instruction.

    :raises OrganisationRefused: when a value is wrong, the key is taken, or there is an own organisation already.
    """
    entered = Organisation(
        key=key, name=name, kind=kind, country=country, address="\n".join(address), email=email, phone=phone,
        dpo_name=dpo_name, dpo_email=dpo_email, privacy_statement_url=privacy_statement_url,
        handling="execute" if kind == "own" else "forward", created_at=at,
    )  # fmt: skip
    _save_new(entered)
    announce(OrganisationAdded(organisation=key, sort=kind), by=by, at=at)
    return entered.facts()


@transaction.atomic
def record_instruction(*, organisation_key: str, reference: str, by: Actor, at: datetime) -> OrganisationFacts:
    """Record the document by which a principal has the centre carry out requests on its data.

    Law: GDPR art. 28(3)(a): a processor acts on documented instructions only.

    :raises OrganisationRefused: for the own organisation, or a reference that is empty or a sentence.
    :raises UnknownOrganisation: when there is no such organisation.
    """
    if not REFERENCE.fullmatch(reference):
        raise OrganisationRefused("An instruction needs the reference of its document: letters, digits and : . _ / -")
    principal = _principal(organisation_key)
    principal.handling, principal.instruction_reference = "execute", reference
    principal.save(update_fields=["handling", "instruction_reference"])
    announce(InstructionRecorded(organisation=principal.key, reference=reference), by=by, at=at)
    return principal.facts()


@transaction.atomic
def withdraw_instruction(*, organisation_key: str, by: Actor, at: datetime) -> OrganisationFacts:
    """Have a principal's requests forwarded again from now on.

    :raises OrganisationRefused: for the own organisation.
    :raises UnknownOrganisation: when there is no such organisation.
    """
    principal = _principal(organisation_key)
    principal.handling, principal.instruction_reference = "forward", ""
    principal.save(update_fields=["handling", "instruction_reference"])
    announce(InstructionWithdrawn(organisation=principal.key), by=by, at=at)
    return principal.facts()


@transaction.atomic
def set_public_page(*, organisation_key: str, changes: Mapping[str, str], by: Actor, at: datetime) -> OrganisationFacts:
    """Set what people outside see: any of the fields in `PUBLIC_PAGE`; what is not named stays.

    :raises OrganisationRefused: a colour on which white can't be read, or a value of the wrong form.
    :raises UnknownOrganisation: when there is no such organisation.
    """
    found = Organisation.objects.select_for_update().filter(key=organisation_key).first()
    if found is None:
        raise UnknownOrganisation(
            f"There is no organisation '{organisation_key}': choose one from the list of organisations."
        )
    for name, value in changes.items():
        setattr(found, name, PUBLIC_PAGE[name](name, value.strip()))
    try:
        found.clean_fields(exclude={one.name for one in Organisation._meta.fields} - set(changes))
    except ValidationError as error:
        wrong = ", ".join(sorted(error.message_dict))
        raise OrganisationRefused(f"The public page of '{found.key}' stays as it was: correct {wrong}.") from error
    found.save(update_fields=[*changes])
    announce(PublicPageSet(organisation=found.key, changed=tuple(sorted(changes))), by=by, at=at)
    return found.facts()


def _as_said(_name: str, value: str) -> str:
    return value


def _colour(name: str, value: str) -> str:
    value = value.lower()
    if not is_colour(value):
        raise OrganisationRefused(f"The {name} '{value[:20]}' is no colour: write it as #0b3a70.")
    if contrast_with_white(value) < LEAST:
        found = f"{contrast_with_white(value):.1f}"
        raise OrganisationRefused(
            f"White letters can't be read on the {name} {value} (contrast {found}, needed {LEAST}): take a darker one."
        )
    return value


def _address(_name: str, value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise OrganisationRefused("The privacy statement needs an address that begins with https://.")
    return value


def _languages(_name: str, value: str) -> str:
    asked = [one.strip() for one in value.split(",")]
    if wrong := [one for one in asked if one not in PUBLIC_LANGUAGES]:
        raise OrganisationRefused(
            f"There are no public pages in '{wrong[0][:20]}': choose among {', '.join(PUBLIC_LANGUAGES)}."
        )
    return ",".join(dict.fromkeys(asked))


PUBLIC_PAGE: Mapping[str, Callable[[str, str], str]] = {
    "colour": _colour,
    "accent": _colour,
    "short_name": _as_said,
    "languages": _languages,
    "privacy_statement_url": _address,
    "dpo_name": _as_said,
    "dpo_email": _as_said,
    "email": _as_said,
    "phone": _as_said,
}
"""What can be set of a public page, and how each value is read."""


def _save_new(entered: Organisation) -> None:
    try:
        entered.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        wrong = ", ".join(sorted(error.message_dict))
        raise OrganisationRefused(f"The organisation cannot be entered: correct {wrong}.") from error
    try:
        with transaction.atomic():
            entered.save(force_insert=True)
    except IntegrityError as error:
        raise OrganisationRefused(
            f"The organisation '{entered.key}' cannot be entered: the key is taken, there is an own organisation "
            "already, or the country is neither NL nor BE."
        ) from error


def _principal(key: str) -> Organisation:
    found = Organisation.objects.select_for_update().filter(key=key).first()
    if found is None:
        raise UnknownOrganisation(f"There is no organisation '{key}': choose one from the list of organisations.")
    if found.kind == "own":
        raise OrganisationRefused("The own organisation decides itself and needs no instruction.")
    return found
