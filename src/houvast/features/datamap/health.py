"""Is a system fit to search and to erase in? Point by point, and nothing is written to find out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from houvast.connectors.protocol import Checks, Connector, Health, Line, LoginRefused, Match, Session
from houvast.engines.datamap.model import Collection, DataMap, SystemMap
from houvast.engines.datamap.problems import MapProblem
from houvast.engines.datamap.questions import Comparison
from houvast.engines.locating.comparing import match_for
from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.engines.trouble import Trouble
from houvast.features.datamap.contracts import Point, SystemCheck
from houvast.features.systems.contracts import KnownSystem
from houvast.features.systems.queries import NoSecret, connector_of, weakness_of

Clock: TypeAlias = Callable[[], datetime]

LARGEST_SKEW = timedelta(seconds=60)
MANY_ROWS = 10_000
"""Fewer rows are read in a moment, with or without an index."""

_AT_ONCE = 8
_EXAMPLE = {EMAIL: "nobody@example.org", PHONE: "+31600000000"}
_SUBJECTS = {
    "collection_missing": "tables and fields", "column_missing": "tables and fields",
    "collection_unmapped": "tables and fields", "column_unmapped": "tables and fields",
    "name_twice": "tables and fields", "system_unmapped": "map", "unreachable_system": "reachable",
    "no_primary_key": "keys", "key_differs": "keys", "type_differs": "types", "length_differs": "types",
    "free_text_unstated": "types", "no_right_to_update": "right to write", "no_right_to_delete": "right to write",
    "read_only": "erasable", "generated": "erasable", "key_holds_personal_data": "erasable", "not_null": "erasable",
    "unique": "erasable", "no_neutral_value": "erasable", "hard_to_empty": "erasable", "not_generalisable": "erasable",
    "replacement_type": "erasable", "replacement_too_long": "erasable", "not_a_choice": "erasable",
    "copies_kept": "erasable", "no_erasure": "erasable", "locked": "erasable", "versions_hidden": "erasable",
    "not_erasable": "erasable", "no_uidplus": "erasable", "not_searched": "reachable", "not_listed": "reachable",
    "mailboxes_left_out": "reachable",
}  # fmt: skip
_OF_THE_MAP = ("tables and fields", "keys", "types", "right to write", "erasable", "map")
_LINES = {
    Line.ENCRYPTED: ("ok", "encrypted"),
    Line.LOCAL: ("ok", "on this machine, no line in between"),
    Line.CLEAR: ("warning", "in the clear: passwords and data can be read on the way; ask for an encrypted line."),
}


def look_at(
    chosen: Sequence[KnownSystem],
    whole: DataMap,
    problems: Iterable[MapProblem],
    clock: Clock,
    unknown: Iterable[str] = (),
) -> tuple[SystemCheck, ...]:
    """Look at systems, all at once; one that does not answer holds up no other.

    `problems` lie between the map and these systems; `clock` gives our own time (aware), to hold a server's against.
    `unknown` are systems of the map that nobody has added.
    """
    mapped = {system.key: system for system in whole.systems}
    looks = [_Look(system, mapped.get(system.key), whole, clock, _opened(system)) for system in chosen]
    with ThreadPoolExecutor(_AT_ONCE, "check-systems") as pool:
        seen = list(pool.map(_points, looks))
    found = list(problems)
    checks = [
        SystemCheck(look.system.key, look.system.kind, (*points, *_of_the_map(look, points, found)))
        for look, points in zip(looks, seen, strict=True)
    ]
    for key in unknown:
        points = tuple(Point("map", p.severity, p.detail, p.where) for p in _about_system(key, found))
        checks.append(SystemCheck(key, "", points))
    return tuple(checks)


@dataclass(frozen=True, slots=True)
class _Look:
    """One system to look at; threads never touch Houvast's own database."""

    system: KnownSystem
    mapped: SystemMap | None
    whole: DataMap
    clock: Clock
    connector: Connector | Trouble


def _opened(system: KnownSystem) -> Connector | Trouble:
    try:
        return connector_of(system)
    except Trouble as trouble:
        return trouble


def _points(look: _Look) -> tuple[Point, ...]:
    if look.system.is_manual:
        return (Point("reachable", "unknown", "a person answers for it; nothing is connected to."),)
    return (_password(look), *_reached(look))


def _password(look: _Look) -> Point:
    if isinstance(look.connector, NoSecret):
        return Point("password", "error", str(look.connector))
    if weak := weakness_of(look.system):
        return Point("password", "warning", weak)
    where = look.system.secret_ref.partition(":")[0]
    return Point("password", "ok", f"found ({where})" if where else "none is needed, or it is not given")


def _reached(look: _Look) -> Iterator[Point]:
    if isinstance(look.connector, Trouble):
        missing = isinstance(look.connector, NoSecret)  # which was said already
        why = "could not be asked without its password" if missing else str(look.connector)
        yield Point("reachable", "unknown" if missing else "error", why)
        return
    try:
        with look.connector.session() as session:
            yield Point("reachable", "ok", "answers")
            yield Point("logged in", "ok", "lets us in")
            yield from _within(look, session)
    except LoginRefused as refused:
        yield Point("reachable", "ok", "answers")
        yield Point("logged in", "error", str(refused))
    except Trouble as trouble:
        yield Point("reachable", "error", str(trouble))


def _within(look: _Look, session: Session) -> Iterator[Point]:
    if not isinstance(session, Checks):
        facts = session.describe(())
        yield Point("version", "ok" if facts.version else "unknown", facts.version or "it does not say")
        return
    before = look.clock()
    health = session.health()
    after = look.clock()
    state, detail = _LINES[health.line]
    yield Point("line", "warning" if state == "warning" else "ok", detail)
    yield Point("version", "ok" if health.version else "unknown", health.version or "it does not say")
    yield _clock(health, before, after)
    yield from (Point(_SUBJECTS.get(p.code, "system"), p.severity, p.detail, p.where) for p in health.findings)
    yield from _costs(look, session)


def _clock(health: Health, before: datetime, after: datetime) -> Point:
    if health.clock is None:
        return Point("clock", "unknown", "it has none of its own, or does not show it")
    skew = max(before - health.clock, health.clock - after, timedelta(0))
    seconds = int(skew.total_seconds())
    if skew > LARGEST_SKEW:
        what = f"{seconds} seconds apart from ours: days and terms are counted wrongly; set it by a time server."
        return Point("clock", "warning", what)
    return Point("clock", "ok", f"{seconds} seconds apart from ours")


def _costs(look: _Look, session: Checks) -> Iterator[Point]:
    slow = 0
    for collection in look.mapped.collections if look.mapped else ():
        for match in () if collection.skip else questions(collection, look.whole):
            point = _cost(collection, match, session)
            slow += point is not None
            yield from [point] if point else ()
    if look.mapped and not slow:
        yield Point("indexes", "ok", "each search is served by an index, or reads few rows")


def _cost(collection: Collection, match: Match, session: Checks) -> Point | None:
    where = f"{collection.id}.{match.field}"
    try:
        rows = session.rows_read(collection, match)
    except Trouble:
        return None  # the map is wrong here, which is said with the tables and fields
    if rows is None or rows < MANY_ROWS:
        return None
    what = f"{collection.id.name}.{match.field} has no index that serves: about {_about(rows)} rows are read per search"
    return Point("indexes", "warning", f"{what}{_remedy(match)}", where)


def _remedy(match: Match) -> str:
    if match.comparison is Comparison.FOLDED:
        return "; add one on lower(…), or on the column where its collation minds no case."
    if match.comparison is Comparison.EXACT:
        return "; add one."
    return ", since it stands in any notation; say `notation` in the map where all is written in one, and add one."


def _about(rows: int) -> str:
    return f"{rows / 1_000_000:.1f} million" if rows >= 1_000_000 else f"{rows:,}".replace(",", " ")


def questions(collection: Collection, whole: DataMap) -> tuple[Match, ...]:
    """Return the questions that every search puts to a collection, one per field, with values that nobody has."""
    found = {
        f.name: match_for(f, [Identifier(f.identity, _EXAMPLE.get(f.identity, "0"))]) for f in collection.identities
    }
    for edge in whole.edges:
        if edge.target.collection == collection.id and edge.target.name not in found:
            found[edge.target.name] = Match(edge.target.name, Comparison.EXACT, ("0",))
    return tuple(found.values())


def _about_system(key: str, problems: Iterable[MapProblem]) -> list[MapProblem]:
    return [p for p in problems if p.where == key or p.where.startswith((f"{key}:", f"{key}."))]


def _of_the_map(look: _Look, seen: tuple[Point, ...], problems: list[MapProblem]) -> Iterator[Point]:
    """Yield what is wrong between the map and the system; a subject in which nothing is, is said as well."""
    mine = _about_system(look.system.key, problems)
    if look.system.is_manual:
        yield from (Point("map", p.severity, p.detail, p.where) for p in mine)
        return
    answered = any(point.what == "logged in" and point.state == "ok" for point in seen)
    for subject in _OF_THE_MAP:
        here = [p for p in mine if _SUBJECTS.get(p.code, "map") == subject]
        yield from (Point(subject, p.severity, p.detail, p.where) for p in here)
        if not here:
            known = (look.mapped is not None and answered) or subject == "map"
            yield Point(subject, "ok", "as the map says") if known else Point(subject, "unknown", "could not be asked")
