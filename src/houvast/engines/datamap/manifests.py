"""Read what Fides `system:` manifests declare: which system does what with which data, and why.

A declaration says less than an activity (no controller, no source, one language), so it never becomes one by itself: it
is shown beside them. Whatever is not read here is named in `kept`, and stays in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from houvast.engines.datamap.fides import MalformedMap, load_document

GROUNDS = {
    "Consent": "consent",
    "Contract": "contract",
    "Legal obligations": "legal_obligation",
    "Vital interests": "vital_interests",
    "Public interest": "public_task",
    "Legitimate interests": "legitimate_interest",
}
"""The words of Fides for a legal ground, and ours."""
SPECIAL_GROUNDS = {
    "Explicit consent": "explicit_consent",
    "Employment, social security and social protection": "employment_law",
    "Vital interests": "vital_interests",
    "Not-for-profit bodies": "members",
    "Made public by the data subject": "made_public",
    "Legal claims or judicial acts": "legal_claims",
    "Reasons of substantial public interest (with a basis in law)": "substantial_interest",
    "Health or social care (with a basis in law)": "care",
    "Public health (with a basis in law)": "public_health",
    "Archiving, research and statistics (with a basis in law)": "archiving",
}
"""The words of Fides for a ground of GDPR art. 9(2), and ours."""
_OF_SYSTEM = frozenset(
    {"fides_key", "name", "description", "system_type", "administrating_department", "dataset_references"}
    | {"privacy_declarations"}
)
_OF_DECLARATION = frozenset(
    {"name", "data_use", "data_categories", "data_subjects", "dataset_references", "legal_basis_for_processing"}
    | {"special_category_legal_basis", "retention_period", "third_parties", "shared_categories"}
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One thing that a system does with data, in the words of its manifest; empty where it says nothing.

    `ground` and `special_ground` are in our words where they are known, else in theirs. `taken` and `kept` name the
    keys that were read, and those that only stay in the file.
    """

    name: str
    purpose: str
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    ground: str = ""
    special_ground: str = ""
    retention: str = ""
    recipients: str = ""
    shared: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SystemManifest:
    """A system as its manifest describes it; `entry` is the manifest itself, whole."""

    key: str
    name: str
    kind: str
    description: str = ""
    department: str = ""
    datasets: tuple[str, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    kept: tuple[str, ...] = ()
    entry: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """Tell what was taken from the manifest, and what is only kept in its file."""
        count = len(self.declarations)
        first = f"system {self.key}: {count} declaration{'' if count == 1 else 's'}"
        own = f"{first}; kept only: {', '.join(self.kept)}" if self.kept else first
        return (own, *(f"system {self.key}, {_line(one)}" for one in self.declarations))


def read_systems(text: str) -> tuple[SystemManifest, ...]:
    """Return the manifests that a YAML document lists under `system`.

    :raises MalformedMap: no YAML, or not of the form of a manifest; says where.
    """
    entries = load_document(text).get("system") or []
    entries = [entries] if isinstance(entries, Mapping) else entries
    manifests = tuple(_system(one) for one in _mappings(entries, "`system`"))
    keys = [manifest.key for manifest in manifests]
    if twins := sorted({key for key in keys if keys.count(key) > 1}):
        raise MalformedMap(f"data map, system {twins[0]}: the name stands twice; keep one.")
    return manifests


def _system(entry: Mapping[str, Any]) -> SystemManifest:
    key = _text(entry.get("fides_key"), "system: `fides_key`")
    if not key.strip():
        raise MalformedMap("data map, system: `fides_key` is missing.")
    where = f"system {key}"
    declarations = _mappings(entry.get("privacy_declarations") or [], f"{where}: `privacy_declarations`")
    return SystemManifest(
        key=key,
        name=_text(entry.get("name"), f"{where}: `name`") or key,
        kind=_text(entry.get("system_type"), f"{where}: `system_type`"),
        description=_text(entry.get("description"), f"{where}: `description`"),
        department=_text(entry.get("administrating_department"), f"{where}: `administrating_department`"),
        datasets=_names(entry.get("dataset_references"), f"{where}: `dataset_references`"),
        declarations=tuple(_declaration(one, f"{where}, declaration {n}") for n, one in enumerate(declarations, 1)),
        kept=_others(entry, _OF_SYSTEM),
        entry=entry,
    )


def _declaration(entry: Mapping[str, Any], where: str) -> Declaration:
    words = {
        name: _text(entry.get(name), f"{where}: `{name}`")
        for name in ("name", "data_use", "retention_period", "third_parties")
    }
    lists = {
        name: _names(entry.get(name), f"{where}: `{name}`")
        for name in ("data_categories", "data_subjects", "dataset_references", "shared_categories")
    }
    ground = _text(entry.get("legal_basis_for_processing"), f"{where}: `legal_basis_for_processing`")
    special = _text(entry.get("special_category_legal_basis"), f"{where}: `special_category_legal_basis`")
    return Declaration(
        name=words["name"] or words["data_use"],
        purpose=words["data_use"],
        categories=lists["data_categories"],
        subjects=lists["data_subjects"],
        datasets=lists["dataset_references"],
        ground=GROUNDS.get(ground, ground),
        special_ground=SPECIAL_GROUNDS.get(special, special),
        retention=words["retention_period"],
        recipients=words["third_parties"],
        shared=lists["shared_categories"],
        taken=tuple(str(key) for key, value in entry.items() if key in _OF_DECLARATION and value not in (None, [], "")),
        kept=_others(entry, _OF_DECLARATION),
    )


def _line(one: Declaration) -> str:
    kept = f"; kept only: {', '.join(one.kept)}" if one.kept else ""
    return f"“{one.name}”: taken: {', '.join(one.taken) or 'nothing'}{kept}"


def _others(entry: Mapping[str, Any], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(str(key) for key, value in entry.items() if key not in known and value not in (None, [], {}))


def _text(value: Any, where: str) -> str:
    if isinstance(value, list | Mapping):
        raise MalformedMap(f"data map, {where} must be a text.")
    return "" if value is None else str(value)


def _names(value: Any, where: str) -> tuple[str, ...]:
    if value is not None and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise MalformedMap(f"data map, {where} must be a list of names.")
    return tuple(value or ())


def _mappings(value: Any, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise MalformedMap(f"data map, {where} must be a list of mappings.")
    return value
