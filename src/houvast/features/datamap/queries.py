"""What is asked about the data map."""

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from houvast.connectors.protocol import Connector, Session, SystemFacts
from houvast.engines.datamap.checks import MapProblem, check, check_alone, check_masking
from houvast.engines.datamap.fides import load_document, read_map
from houvast.engines.datamap.fides_form import FidesForm, for_fides
from houvast.engines.datamap.kept_parts import compare_files
from houvast.engines.datamap.link_checks import names_of
from houvast.engines.datamap.manifests import SystemManifest, read_systems
from houvast.engines.datamap.merging import as_one
from houvast.engines.datamap.model import CollectionId, DataMap, SystemMap
from houvast.engines.datamap.problems import error, warning
from houvast.engines.rulepacks.shipped import COUNTRIES, shipped
from houvast.engines.trouble import Trouble
from houvast.features.datamap.contracts import FileDiff, LoadedMap, SystemCheck
from houvast.features.datamap.health import Clock, look_at
from houvast.features.datamap.models import MapFile
from houvast.features.datamap.picture.page import MapPicture, picture_of
from houvast.features.datamap.rules import check_organisations, declared_keys
from houvast.features.datamap.versions import two_versions, version_of
from houvast.features.systems.contracts import KnownSystem
from houvast.features.systems.queries import connector_of, system_by_key
from houvast.features.systems.queries import systems as known_systems
from houvast.foundation.organisations.queries import organisations

_AT_ONCE = 8


class UnknownMap(Trouble):
    """There is no file of the data map under this name."""

    status = 404


def current_map() -> DataMap:
    """Give all that is known of what systems hold; empty as long as no file was loaded.

    The same files give the same object, so that what is worked out on it is worked out once.
    """
    digests = MapFile.objects.filter(current=True).order_by("name").values_list("digest", flat=True)
    return _read(tuple(digests))


def reachable_map() -> DataMap:
    """Give the map without the systems that a person answers for: what can be searched and read back."""
    whole = current_map()
    by_hand = {system.key for system in known_systems() if system.is_manual}
    if not by_hand & {system.key for system in whole.systems}:
        return whole
    return DataMap(tuple(system for system in whole.systems if system.key not in by_hand))


def organisations_mapped(system: str) -> frozenset[str]:
    """Give the organisations (keys) of whose data the map says that a system holds them."""
    scopes = [c.scope for one in current_map().systems if one.key == system for c in one.collections]
    named = {scope.organisation for scope in scopes} | {key for scope in scopes for _, key in scope.values}
    return frozenset(named - {""})


def map_version() -> str:
    """Give the digest of all files of the data map that count: another as soon as one of them is another."""
    digests = MapFile.objects.filter(current=True).order_by("name").values_list("name", "digest")
    return sha256(repr(list(digests)).encode()).hexdigest()


def map_files() -> tuple[LoadedMap, ...]:
    """Give the files that count, by name."""
    return tuple(loaded(row) for row in MapFile.objects.filter(current=True))


def map_history(name: str) -> tuple[LoadedMap, ...]:
    """Give every version of a file, the latest first."""
    return tuple(loaded(row) for row in MapFile.objects.filter(name=name).order_by("-id"))


def map_picture(
    language: str, *, of: str = "", linked_to: str = "", found: Mapping[CollectionId, int] | None = None
) -> MapPicture:
    """Give the map as a picture and as a table, labels in a language.

    Perhaps only what is held `of` an organisation (key), only what is linked to a collection (`system:collection`); a
    name that is none is passed over. `found` are rows of a person, to be shown where they are.
    """
    return picture_of(
        current_map(), known_systems(), organisations(), language=language, of=of, linked_to=linked_to, found=found
    )


def export_map(name: str | None = None) -> str:
    """Give a file as it was loaded, to the letter; without a name all files as one.

    Several files are written anew as one document: nothing in it is lost but comments and lay-out.

    :raises UnknownMap: there is no such file, or none at all.
    :raises CannotMerge: two files say something else of one thing.
    """
    texts = dict(MapFile.objects.filter(current=True).order_by("name").values_list("name", "text"))
    if name is not None:
        texts = {found: text for found, text in texts.items() if found == name}
    if not texts:
        raise UnknownMap(f"There is no file “{name}” in the data map." if name else "No data map is loaded yet.")
    return as_one(texts)


def export_datasets() -> FidesForm:
    """Give what systems hold as Fides itself accepts it, with what had to be said otherwise.

    :raises UnknownMap: no data map is loaded.
    """
    return for_fides(load_document(export_map()))


def manifests() -> tuple[SystemManifest, ...]:
    """Give the `system:` manifests of all files that count, by file and in their order there."""
    texts = MapFile.objects.filter(current=True).order_by("name").values_list("text", flat=True)
    return tuple(manifest for text in texts for manifest in read_systems(text))


def compare_map(name: str, *, before: str = "", after: str = "", text: str | None = None) -> FileDiff:
    """Lay two versions of a file beside each other, or a version beside a text that was not loaded.

    A version is a number (1 is the first) or the start of a digest. Without `after` it is the version that counts,
    without `before` the one before that; with `text`, which stands for the later one, the version that counts.

    :raises UnknownVersion: there is no such version.
    :raises MalformedMap: the text is no data map.
    :raises UnknownKey: a value under `houvast` does not exist.
    """
    if text is not None:
        older = version_of(name, before) if before else _counting(name)
        return FileDiff(name, _told(older), name, compare_files(older.text, text))
    older, newer = two_versions(name, before, after)
    return FileDiff(name, _told(older), _told(newer), compare_files(older.text, newer.text))


def _counting(name: str) -> MapFile:
    row = MapFile.objects.filter(name=name, current=True).first()
    if row is None:
        raise UnknownMap(f"There is no file “{name}” in the data map.")
    return row


def _told(row: MapFile) -> str:
    return f"{row.name} {row.digest[:8]} ({row.loaded_at:%Y-%m-%d})"


def check_map(systems: Collection[str] | None = None) -> tuple[MapProblem, ...]:
    """Lay the map beside what the systems say of themselves; some systems by key, or all that are mapped or added.

    A system that does not answer is a problem by itself, and the others are still checked.

    :raises UnknownSystem: a system was named that is neither mapped nor added.
    """
    whole = current_map()
    mapped = {system.key: system for system in whole.systems}
    known = {system.key: system for system in known_systems()}
    chosen = sorted(mapped.keys() | known.keys()) if systems is None else list(dict.fromkeys(systems))
    for key in chosen:
        if key not in mapped:
            system_by_key(key)
    by_hand = {key for key in chosen if key in known and known[key].is_manual}
    facts = _described({key: mapped[key] for key in chosen if key in mapped and key in known and key not in by_hand})
    beside = _beside(whole)
    found = (
        _problems_by_hand(known[key], mapped.get(key), beside)
        if key in by_hand
        else _problems(key, mapped.get(key), facts.get(key), beside)
        for key in chosen
    )
    return tuple(problem for problems in found for problem in problems)


def check_systems(names: Collection[str] | None, clock: Clock) -> tuple[SystemCheck, ...]:
    """Tell point by point whether systems are fit to search and erase in; some by name, or all. Nothing is written.

    `clock` gives our own time (aware), to hold a server's against.

    :raises UnknownSystem: there is no such system.
    """
    chosen = [system_by_key(name) for name in names] if names is not None else list(known_systems())
    whole = current_map()
    keys = {system.key for system in chosen}
    unknown = [] if names is not None else [system.key for system in whole.systems if system.key not in keys]
    return look_at(chosen, whole, check_map([*keys, *unknown]), clock, unknown)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the map of each system is laid beside, apart from the system."""

    whole: DataMap
    rule_keys: frozenset[str]
    countries: dict[str, str]
    masking: tuple[MapProblem, ...]


def _beside(whole: DataMap) -> _Beside:
    texts = MapFile.objects.filter(current=True).values_list("text", flat=True)
    return _Beside(
        whole=whole,
        rule_keys=frozenset().union(*(shipped(country).rule_keys for country in COUNTRIES)),
        countries={organisation.key: organisation.country for organisation in organisations()},
        masking=tuple(problem for text in texts for problem in check_masking(text)),
    )


def _described(mapped: Mapping[str, SystemMap]) -> dict[str, SystemFacts | Trouble]:
    """Ask all systems at once; threads never touch Houvast's own database."""
    opened: dict[str, Connector | Trouble] = {key: _opened(key) for key in mapped}
    with ThreadPoolExecutor(_AT_ONCE, "check-map") as pool:
        return dict(zip(opened, pool.map(_describe, opened.values(), mapped.values()), strict=True))


def _opened(key: str) -> Connector | Trouble:
    try:
        return connector_of(system_by_key(key))
    except Trouble as trouble:
        return trouble


def _describe(opened: Connector | Trouble, mapped: SystemMap) -> SystemFacts | Trouble:
    if isinstance(opened, Trouble):
        return opened
    try:
        with opened.session() as session:
            return _as_the_map_calls_it(session, mapped)
    except Trouble as trouble:
        return trouble


def _as_the_map_calls_it(session: Session, mapped: SystemMap) -> SystemFacts:
    """Describe a system; what goes by another name there (a folder has only its own) is asked for by the map's name."""
    facts = session.describe()
    known = {collection.name for collection in facts.collections}
    wanted = {name for collection in mapped.collections for name in names_of(collection)}
    asked = session.describe(sorted(wanted - known)).collections if wanted - known else ()
    twice = {one.name for one in facts.collections for other in asked if replace(one, name=other.name) == other}
    return replace(facts, collections=(*(c for c in facts.collections if c.name not in twice), *asked))


def _problems(
    key: str, mapped: SystemMap | None, facts: SystemFacts | Trouble | None, beside: _Beside
) -> Iterator[MapProblem]:
    if mapped is None:
        yield warning("system_unmapped", key, "no file of the map describes this system; load one that does.")
        return
    if isinstance(facts, SystemFacts):
        yield from check(mapped, facts, beside.whole, beside.rule_keys)
    else:
        if facts is None:
            yield error("system_unknown", key, "the map describes this system, but it is not added; add it.")
        else:
            yield error("unreachable_system", key, str(facts))
        yield from check_alone(mapped, beside.whole, beside.rule_keys)
    yield from check_organisations(mapped, beside.countries, beside.rule_keys)
    yield from (problem for problem in beside.masking if problem.where.partition(":")[0] == key)


def loaded(row: MapFile) -> LoadedMap:
    """Describe a file."""
    described = _read((row.digest,))
    collections = [collection for system in described.systems for collection in system.collections]
    return LoadedMap(
        name=row.name,
        digest=row.digest,
        systems=tuple(system.key for system in described.systems),
        collections=len(collections),
        fields=sum(len(collection.fields) for collection in collections),
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
        declared=tuple(declared_keys(row.text)),
    )


def _problems_by_hand(system: KnownSystem, mapped: SystemMap | None, beside: _Beside) -> Iterator[MapProblem]:
    """Yield what is wrong with a system that is never opened: nothing in it can be compared."""
    if mapped is not None:
        alone = check_alone(mapped, beside.whole, beside.rule_keys)
        yield from (problem for problem in alone if problem.code != "unreachable")  # a person finds the rows
        yield from check_organisations(mapped, beside.countries, beside.rule_keys)
    stated = {key.strip() for key in dict(system.options).get("for", "").split(",")} - {""}
    for key in sorted(stated - beside.countries.keys()):
        yield error("organisation_unknown", system.key, f"`for` names the organisation {key}, which is not entered.")
    if not stated and not (mapped and organisations_mapped(system.key)):
        what = "neither `for` nor the map says whose data it holds; only the centre's own requests bring it tasks."
        yield warning("manual_scope", system.key, what)


@lru_cache(maxsize=32)
def _read(digests: tuple[str, ...]) -> DataMap:
    # By digest, also of versions that no longer count: the answer stays true to its name whatever is loaded meanwhile.
    texts = dict(MapFile.objects.filter(digest__in=digests).values_list("digest", "text"))
    return read_map(*(texts[digest] for digest in digests))
