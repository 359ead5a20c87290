"""How sure we must be of who asks before the answer goes out: what was found can ask for more than the request did.

Law: GDPR art. 9, 12(6), 32, recital 38.
"""

from collections.abc import Iterable
from datetime import date, datetime

from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Row, Value
from houvast.engines.datamap.special import is_special
from houvast.engines.deadlines.local_time import local_date
from houvast.engines.matching.traits import traits_of
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import latest_search
from houvast.features.rights.contracts import DISCLOSING_RIGHTS
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_record
from houvast.features.verification.contracts import Sensitivity
from houvast.features.verification.queries import achieved_level, level_asked, required_level

GROWN_UP = 18
_EMPTY: tuple[Value, ...] = (None, "")


class StepUpNeeded(Trouble):
    """What was found is so sensitive that the person must be checked in a stronger way before it is handed over."""

    status = 409


def delivery_level(found: CaseRecord, at: datetime) -> tuple[int, Sensitivity]:
    """Return the level (0-3) that handing over what was found asks for, and what makes it so."""
    asked = level_asked(found.number, found.right, found.channel)
    located = latest_search(found.number) if found.right in DISCLOSING_RIGHTS else None
    if located is None:
        return asked, Sensitivity.ORDINARY
    rows = [item.row for item in located.located if item.kind is Kind.OWN]
    data = _sort_of(rows, current_map(), local_date(at, found.organisation.country))
    return max(asked, required_level(found.right, found.channel, data=data)), data


def sorts_found(found: CaseRecord, at: datetime) -> frozenset[Sensitivity]:
    """Return which sorts of data stand in the person's own rows, as far as they were located."""
    located = latest_search(found.number)
    rows = [item.row for item in located.located if item.kind is Kind.OWN] if located else []
    datamap, on = current_map(), local_date(at, found.organisation.country)
    return frozenset(_of_row(row, datamap, on) for row in rows)


def delivery_needs(case: str, at: datetime) -> tuple[int, Sensitivity]:
    """Return the level (0-3) that a case asks for, with what was found in it so far; see `delivery_level`."""
    return delivery_level(case_record(case), at)


def refuse_weak_delivery(found: CaseRecord, at: datetime) -> None:
    """Go on only when the person was checked as strongly as what was found asks for.

    :raises StepUpNeeded: they were not.
    """
    needed, data = delivery_level(found, at)
    if data is not Sensitivity.ORDINARY and achieved_level(found.number) < needed:
        what = "data of a minor" if data is Sensitivity.MINOR else "special categories of data"
        raise StepUpNeeded(
            f"case {found.number}: {what} were found, which level {needed} is needed for; check the identity again."
        )


def _sort_of(rows: Iterable[Row], datamap: DataMap, on: date) -> Sensitivity:
    sorts = {_of_row(row, datamap, on) for row in rows}
    return next((s for s in (Sensitivity.SPECIAL, Sensitivity.MINOR) if s in sorts), Sensitivity.ORDINARY)


def _of_row(row: Row, datamap: DataMap, on: date) -> Sensitivity:
    collection = datamap.collections.get(row.collection)
    if collection is None:
        return Sensitivity.ORDINARY
    held = (f for f in collection.fields if row.values.get(f.name) not in _EMPTY)
    if any(is_special(category) for f in held for category in f.categories):
        return Sensitivity.SPECIAL
    births = traits_of(collection, row.values, country="").births
    return Sensitivity.MINOR if any(_is_minor(born, on) for born in births) else Sensitivity.ORDINARY


def _is_minor(born: date, on: date) -> bool:
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < GROWN_UP
