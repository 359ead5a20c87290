"""Search the systems for a case, and decide on candidates."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from houvast.connectors.protocol import Unreachable
from houvast.engines.datamap.encoding import digest, encode_key
from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.locating.request import Outcome, Request
from houvast.engines.locating.search import search
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import reachable_map
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.events import CandidateDecided, PersonLocated, PersonLookedUp
from houvast.features.locating.hands import Hands
from houvast.features.locating.models import Decision, Search
from houvast.features.locating.queries import decided, latest_search, tally_of
from houvast.features.locating.storing import seal_search
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import seal_json
from houvast.foundation.organisations.queries import organisation_by_key


class NotACandidate(Trouble):
    """The row is no candidate of this case."""

    status = 404


def locate_for_case(
    *, case: str, organisation: str, keys: frozenset[Identifier], by: Actor, at: datetime
) -> LocatedSet:
    """Find everything about the person of a case for one organisation, and keep it sealed with the case.

    A system that does not answer is kept among the unanswered, and the others are searched.

    :raises Unreachable: no system answers; nothing is kept.
    :raises TooManyRows: a key is not one person's.
    """
    accepted, rejected = decided(case)
    outcome, troubles, unanswered = _search(organisation, keys, accepted, rejected)
    found = LocatedSet(
        case=case,
        organisation=organisation,
        at=at,
        located=outcome.located,
        problems=outcome.problems,
        identifiers=outcome.person.identifiers,
        shared=outcome.shared_keys,
        troubles=tuple(troubles),
        unanswered=tuple(unanswered.items()),
        accepted=accepted,
        rejected=rejected,
    )
    _keep(found, by=by, at=at)
    return found


def _keep(found: LocatedSet, *, by: Actor, at: datetime) -> None:
    sealed = seal_search(found)
    kinds = Counter(item.kind for item in found.located)
    fact = PersonLocated(
        organisation=found.organisation,
        own=tally_of(found.located),
        candidates=kinds[Kind.CANDIDATE],
        mentions=kinds[Kind.MENTION],
        shared=kinds[Kind.SHARED],
        unread=len(found.troubles),
        unanswered=tuple(sorted(system for system, _ in found.unanswered)),
    )
    with transaction.atomic():
        Search.objects.create(case=found.case, organisation=found.organisation, at=at, found=sealed)
        record(fact, by=by, at=at, case=found.case)


def look_up(*, organisation: str, keys: frozenset[Identifier], by: Actor, at: datetime) -> Outcome:
    """Find everything about a person outside a case; nothing is kept but the fact that it was done, with counts.

    What could not be read is among the problems, as `unreadable:` or `unanswered:` with its line.
    """
    outcome, troubles, unanswered = _search(organisation, keys, frozenset(), frozenset())
    with transaction.atomic():
        record(PersonLookedUp(organisation=organisation, own=tally_of(outcome.located)), by=by, at=at)
    lines = [f"unreadable:{line}" for line in troubles] + [f"unanswered:{line}" for line in unanswered.values()]
    return replace(outcome, problems=(*outcome.problems, *lines))


@transaction.atomic
def decide_candidate(*, case: str, key: RowKey, accepted: bool, by: Actor, at: datetime) -> None:
    """Say of a candidate whether it is the person; the next search takes that as given.

    :raises NotACandidate: the newest search of the case holds no such candidate.
    """
    found = latest_search(case)
    kinds = {item.row.key: item.kind for item in found.located} if found else {}
    if kinds.get(key) is not Kind.CANDIDATE and not Decision.objects.filter(case=case, row=_index(case, key)).exists():
        raise NotACandidate(f"case {case}: {key.collection} holds no such candidate; search again first.")
    Decision.objects.update_or_create(
        case=case,
        row=_index(case, key),
        defaults={
            "sealed": seal_json(case, encode_key(key), b"locating.decision"),
            "accepted": accepted,
            "at": at,
        },
    )
    fact = CandidateDecided(collection=str(key.collection), accepted=accepted, row=str(key))
    record(fact, by=by, at=at, case=case)


def _search(
    organisation: str, keys: frozenset[Identifier], accepted: frozenset[RowKey], rejected: frozenset[RowKey]
) -> tuple[Outcome, list[str], dict[str, str]]:
    """Return what was found, a line for each part that could not be read, and for each system that did not answer."""
    request = Request(
        datamap=reachable_map(),
        keys=keys,
        organisation=organisation,
        country=organisation_by_key(organisation).country,
        accepted=accepted,
        rejected=rejected,
    )
    troubles: list[str] = []
    unanswered: dict[str, str] = {}
    with Hands(open_connector, troubles, unanswered) as hands:
        outcome = hands.converse(search(request))
    if unanswered and not hands.heard_anything:
        raise Unreachable("; ".join(unanswered.values()))
    if unanswered:  # whoever is silent may know the person
        outcome = replace(outcome, problems=tuple(code for code in outcome.problems if code != "nobody"))
    return outcome, troubles, unanswered


def _index(case: str, key: RowKey) -> str:
    return blind_index(f"locating:{case}", digest(encode_key(key)))
