"""What Fides requires of a `dataset:` and of a `system:`, as far as what we write can break it.

Written by hand from the published models: their own package cannot be installed beside ours, since it holds pydantic
to an older version.
"""

import re
from collections.abc import Iterator
from typing import Any

KEY = re.compile(r"[a-zA-Z0-9_.<>-]+")
TYPES = {"string", "integer", "float", "boolean", "object_id", "object"}
BASES = {
    "Consent", "Contract", "Legal obligations", "Vital interests", "Public interest", "Legitimate interests",
}  # fmt: skip
SPECIAL = {
    "Explicit consent",
    "Employment, social security and social protection",
    "Vital interests",
    "Not-for-profit bodies",
    "Made public by the data subject",
    "Legal claims or judicial acts",
    "Reasons of substantial public interest (with a basis in law)",
    "Health or social care (with a basis in law)",
    "Public health (with a basis in law)",
    "Archiving, research and statistics (with a basis in law)",
}
RESPONSIBILITIES = {"Controller", "Processor", "Sub-Processor"}
_TEXTS = ("name", "description", "retention_period", "third_parties", "impact_assessment_location")
_FLAGS = (
    "processes_special_category_data", "data_shared_with_third_parties", "processes_personal_data",
    "does_international_transfers", "uses_profiling",
)  # fmt: skip
_KEYS = ("data_categories", "data_subjects", "dataset_references", "shared_categories")


def refusals(document: dict[str, Any]) -> list[str]:
    """Give what Fides would refuse."""
    found = [f"{kind}: no resource" for kind in document if kind not in ("dataset", "system")]
    for dataset in document.get("dataset", ()):
        found += [f"{dataset.get('fides_key')}: {what}" for what in _dataset(dataset)]
    for system in document.get("system", ()):
        found += [f"{system.get('fides_key')}: {what}" for what in _system(system)]
    return found


def _common(entry: dict[str, Any]) -> Iterator[str]:
    for name in _TEXTS:
        if entry.get(name) is not None and not isinstance(entry[name], str):
            yield f"{name} is no text"
    for name in _FLAGS:
        if name in entry and not isinstance(entry[name], bool):
            yield f"{name} is not true or false"
    for name in _KEYS:
        if not all(isinstance(key, str) and KEY.fullmatch(key) for key in entry.get(name) or ()):
            yield f"{name} holds what is no key"


def _system(entry: dict[str, Any]) -> Iterator[str]:
    yield from _common(entry)
    if not (isinstance(entry.get("fides_key"), str) and KEY.fullmatch(entry["fides_key"])):
        yield "fides_key"
    if not isinstance(entry.get("system_type"), str):
        yield "system_type"
    if not set(entry.get("responsibility", ())) <= RESPONSIBILITIES:
        yield "responsibility"
    if not isinstance(entry.get("privacy_declarations"), list):
        yield "privacy_declarations"
    for one in entry.get("privacy_declarations") or ():
        yield from _declaration(one)


def _declaration(one: dict[str, Any]) -> Iterator[str]:
    yield from _common(one)
    if not isinstance(one.get("data_categories"), list):
        yield "data_categories"
    if not (isinstance(one.get("data_use"), str) and KEY.fullmatch(one["data_use"])):
        yield "data_use"
    if one.get("legal_basis_for_processing", "Consent") not in BASES:
        yield "legal_basis_for_processing"
    if one.get("special_category_legal_basis", "Vital interests") not in SPECIAL:
        yield "special_category_legal_basis"


def _dataset(entry: dict[str, Any]) -> Iterator[str]:
    yield from _common(entry)
    if not (isinstance(entry.get("fides_key"), str) and KEY.fullmatch(entry["fides_key"])):
        yield "fides_key"
    if not isinstance(entry.get("collections"), list):
        yield "collections"
    for collection in entry.get("collections") or ():
        yield from _common(collection)
        override = (collection.get("fides_meta") or {}).get("masking_strategy_override", {"strategy": "delete"})
        if override != {"strategy": "delete"}:
            yield "masking_strategy_override"
        if not isinstance(collection.get("fields"), list):
            yield "fields"
        yield from (what for field in collection.get("fields") or () for what in _field(field))


def _field(entry: dict[str, Any]) -> Iterator[str]:
    yield from _common(entry)
    meta = entry.get("fides_meta") or {}
    kind = meta.get("data_type")
    if kind is not None and kind.removesuffix("[]") not in TYPES:
        yield f"data_type {kind}"
    if entry.get("fields") and kind not in (None, "object", "object[]"):
        yield "data_type of a field with fields"
    if not isinstance(meta.get("masking_strategy_override", {"strategy": ""}).get("strategy"), str):
        yield "masking_strategy_override"
    for reference in meta.get("references") or ():
        if not KEY.fullmatch(reference["dataset"]) or reference.get("direction") not in (None, "from", "to"):
            yield "references"
    yield from (what for field in entry.get("fields") or () for what in _field(field))
