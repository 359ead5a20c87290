"""Say what an organisation's customer numbers look like, so that a note is not warned about for something else.

What may never happen: a number of a customer kept; only its shape is.
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.numbers import MaskFacts, MaskFault
from houvast.features.noteguard.events import NumberMaskAdded, NumberMaskRemoved
from houvast.features.noteguard.masks import (
    LEAST_DIGITS,
    LEAST_DIGITS_ALONE,
    LONGEST,
    MOST_MASKS,
    SHORTEST,
    fault_of,
    tidy,
)
from houvast.features.noteguard.models import NumberMask
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import organisation_by_key

_WHY = {
    MaskFault.LENGTH: f"a mask has {SHORTEST} to {LONGEST} signs",
    MaskFault.SIGN: "a mask has letters, digits, @ and - . / _ or a blank between them; @ is any letter, 9 any digit",
    MaskFault.VAGUE: f"a mask has at least {LEAST_DIGITS} times a 9, and {LEAST_DIGITS_ALONE} when it has nothing else",
}


class BadMask(Trouble):
    """A mask can't be taken; `fault` says why."""

    def __init__(self, mask: str, fault: MaskFault) -> None:
        super().__init__(f"'{mask[:LONGEST]}' can't be used: {_WHY[fault]}, such as KL-999999")
        self.fault = fault


class TooManyMasks(Trouble):
    """An organisation has as many masks as are tried."""

    status = 409


class NoSuchMask(Trouble):
    """The organisation has no such mask."""

    status = 404


@transaction.atomic
def add_mask(*, organisation: str, mask: str, is_swept: bool = False, by: Actor, at: datetime) -> MaskFacts:
    """Have numbers of a shape known as customer numbers of an organisation; adding it again changes `is_swept` alone.

    In `mask` a 9 stands for any digit and @ for any letter. With `is_swept` sweeps queue such numbers.

    :raises BadMask: it is too short, too long, too vague, or holds another sign.
    :raises TooManyMasks: it has as many as are tried.
    :raises UnknownOrganisation: there is no such organisation.
    """
    wanted = tidy(mask)
    if fault := fault_of(wanted):
        raise BadMask(wanted, fault)
    owner = Organisation.objects.select_for_update().get(pk=organisation_by_key(organisation).id)
    masks = NumberMask.objects.filter(organisation=owner)
    row = masks.filter(mask=wanted).first()
    if row and row.is_swept == is_swept:
        return row.facts()
    if row is None and masks.count() >= MOST_MASKS:
        raise TooManyMasks(f"{organisation} has {MOST_MASKS} masks, which is the most: remove one first.")
    row = row or NumberMask(organisation=owner, mask=wanted, added_at=at)
    row.is_swept = is_swept
    row.save()
    record(NumberMaskAdded(organisation=organisation, mask=wanted, swept=is_swept), by=by, at=at)
    return row.facts()


@transaction.atomic
def remove_mask(*, organisation: str, mask: str, by: Actor, at: datetime) -> None:
    """Have numbers of a shape known as customer numbers no longer.

    :raises NoSuchMask: the organisation has no such mask.
    :raises UnknownOrganisation: there is no such organisation.
    """
    owner = organisation_by_key(organisation)
    gone, _ = NumberMask.objects.filter(organisation=owner.id, mask=tidy(mask)).delete()
    if not gone:
        raise NoSuchMask(f"{organisation} has no such mask: choose one from its list.")
    record(NumberMaskRemoved(organisation=organisation, mask=tidy(mask)), by=by, at=at)
