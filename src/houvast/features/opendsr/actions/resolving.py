"""Find who is meant by a hash: hash what the principal's own fields hold, and compare.

Only fields that the map calls this identifier are read, of this principal, in collections that are small enough to be
read whole. Where that can't be, a person is asked, with the reason.

What may never happen: a row of another principal looked at; a hash called resolved by a guess; a case with nothing to
search by that nobody is told of.

Law: GDPR art. 28(3)(e), 5(1)(f).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from houvast.connectors.protocol import CanWalk, Unreachable, Unreadable
from houvast.engines.datamap.model import Collection
from houvast.engines.locating.request import askable, fence
from houvast.engines.matching.identifiers import stored_identifier
from houvast.features.datamap.queries import reachable_map
from houvast.features.opendsr.events import HashesLookedUp
from houvast.features.opendsr.hashes import digests, hashed_keys
from houvast.features.opendsr.models import Received
from houvast.features.opendsr.reading import Asked
from houvast.features.rights.actions.registering import give_keys
from houvast.features.systems.queries import open_connector
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, TaskKind
from houvast.features.tasks.contracts import Asked as AskedOfSomebody
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key

MOST_ROWS = 100_000
"""Rows of a collection that are hashed; of a larger one a person decides."""
_TO_ACT = timedelta(days=3)
_LANGUAGE = "nl"
_WORDS = _(
    "The principal named the person by a hash only, and we could not find out whose: %(why)s. Ask the principal for the"
    " e-mail address or customer number itself, and write it down with the request."
)
WHYS = {
    "no_field": _("the map of the connected systems names no field that holds this"),
    "too_large": _("a system holds too many rows to compare them all"),
    "not_walked": _("a system can not be read from beginning to end"),
    "unanswered": _("a system did not answer"),
    "nobody": _("no connected system knows it"),
}


@dataclass(slots=True)
class Looked:
    """What came of looking: identifiers (kind and text), and why not all was looked at (a code; empty: all was)."""

    found: set[tuple[str, str]]
    why: str = ""


def resolve(*, row: Received, asked: Asked, organisation: str, by: Actor, at: datetime) -> bool:
    """Find the identifiers behind the hashes of a request, and write them down with its case; tell whether any was.

    Safe to repeat: once something was found, or somebody was asked, nothing is done.
    """
    if row.hashes_at is not None or not hashed_keys(asked.keys):
        return False
    looked = look(organisation, asked)
    with transaction.atomic():
        if not Received.objects.filter(pk=row.pk, hashes_at=None).update(hashes_at=at):
            return False
        if looked.found:
            give_keys(case=row.case, keys=(*asked.keys, *sorted(looked.found)), by=by, at=at)
        else:
            _ask_somebody(row, organisation, looked.why or "nobody", by, at)
        reason = "" if looked.found else looked.why or "nobody"
        fact = HashesLookedUp(request=row.request_id, found=len(looked.found), reason=reason or "found")
        record(fact, by=by, at=at, case=row.case)
    return bool(looked.found)


def look(organisation: str, asked: Asked) -> Looked:
    """Compare the hashes of a request with what the fields of one organisation hold."""
    country, wanted = organisation_by_key(organisation).country, hashed_keys(asked.keys)
    looked = Looked(found=set())
    kinds = {kind for kind, _form, _digest in wanted}
    mapped = [one for one in reachable_map().collections.values() if askable(one, organisation)]
    collections = [one for one in mapped if any(field.identity in kinds for field in one.fields)]
    if not collections:
        looked.why = "no_field"
    for collection in collections:
        try:
            for kind, text in _held(collection, organisation, kinds):
                looked.found |= _fitting(kind, text, wanted, country)
        except _TooMany:
            looked.why = looked.why or "too_large"
        except _NotWalked:
            looked.why = looked.why or "not_walked"
        except (Unreachable, Unreadable):
            looked.why = looked.why or "unanswered"
    return looked


class _TooMany(Exception):
    """There are more rows than are compared."""


class _NotWalked(Exception):
    """A system of a kind that can't be read from beginning to end."""


def _held(collection: Collection, organisation: str, kinds: set[str]) -> Iterator[tuple[str, str]]:
    names = [(field.name, field.identity) for field in collection.fields if field.identity in kinds]
    with open_connector(collection.id.system).session() as session:
        if not isinstance(session, CanWalk):
            raise _NotWalked
        for number, row in enumerate(session.walk(collection, fence(collection, organisation))):
            if number >= MOST_ROWS:
                raise _TooMany
            yield from ((kind, str(value)) for name, kind in names if (value := row.values.get(name)) is not None)


def _fitting(kind: str, text: str, wanted: tuple[tuple[str, str, str], ...], country: str) -> set[tuple[str, str]]:
    for same_kind, form, digest in wanted:
        if kind == same_kind and digest in digests(kind, text, form, country):
            same = stored_identifier(kind, text, country)
            return {(kind, same.value if same else text)}
    return set()


def _ask_somebody(row: Received, organisation: str, why: str, by: Actor, at: datetime) -> None:
    with override(_LANGUAGE):
        words = gettext(_WORDS) % {"why": gettext(WHYS[why])}
    to, due = Addressee(role=Role.TEAM_LEAD.value, language=_LANGUAGE), (at + _TO_ACT).date()
    asked = AskedOfSomebody(words=words)
    open_task(
        kind=TaskKind.GENERAL, to=to, asked=asked, due_on=due, case=row.case, organisation=organisation, by=by, at=at
    )
