"""What comes of a change in the map, for whoever owns a system."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from houvast.engines.datamap.model import Field
from houvast.engines.datamap.special import is_special


class Consequence(StrEnum):
    """What comes of a change; `IN_WORDS` says it in a line."""

    NOT_LOOKED_AT = "not_looked_at"
    LOOKED_AT = "looked_at"
    NOT_FOUND_BY = "not_found_by"
    FOUND_BY = "found_by"
    NOT_WALKED = "not_walked"
    WALKED = "walked"
    RETENTION_CHANGED = "retention_changed"
    RETENTION_GONE = "retention_gone"
    RETENTION_NEW = "retention_new"
    ERASED_OTHERWISE = "erased_otherwise"
    KEPT_AT_ERASURE = "kept_at_erasure"
    TEXT_NOT_SEARCHED = "text_not_searched"
    TEXT_SEARCHED = "text_searched"
    NOT_PERSONAL = "not_personal"
    PERSONAL = "personal"
    SPECIAL = "special"
    OTHER_ORGANISATION = "other_organisation"
    OTHER_KEY = "other_key"
    OTHER_PURPOSE = "other_purpose"
    NO_PURPOSE = "no_purpose"
    PORTABILITY = "portability"
    NO_FLAG = "no_flag"
    AGE_UNKNOWN = "age_unknown"


IN_WORDS = {
    Consequence.NOT_LOOKED_AT: "it is no longer looked at: it is not found, not given and not erased.",
    Consequence.LOOKED_AT: "it is looked at from now on: it is found, given and erased.",
    Consequence.NOT_FOUND_BY: "people can no longer be found by it.",
    Consequence.FOUND_BY: "people are found by it from now on.",
    Consequence.NOT_WALKED: "rows that are reached by this reference only are no longer found.",
    Consequence.WALKED: "rows behind this reference are found from now on.",
    Consequence.RETENTION_CHANGED: "other rows stay at an erasure than before, or until another day.",
    Consequence.RETENTION_GONE: "no rule keeps it any longer: it goes at an erasure.",
    Consequence.RETENTION_NEW: "a rule keeps it from now on: it can stay at an erasure.",
    Consequence.ERASED_OTHERWISE: "an erasure leaves something else in its place than before.",
    Consequence.KEPT_AT_ERASURE: "an erasure leaves it as it is.",
    Consequence.TEXT_NOT_SEARCHED: "what is written in it is no longer searched for the person.",
    Consequence.TEXT_SEARCHED: "what is written in it is searched for the person from now on.",
    Consequence.NOT_PERSONAL: "it no longer counts as data about a person: it is not given and not erased.",
    Consequence.PERSONAL: "it counts as data about a person from now on: it is given and erased.",
    Consequence.SPECIAL: "it counts as special data from now on: its activity needs a ground of GDPR art. 9(2) or 10.",
    Consequence.OTHER_ORGANISATION: "rows count as another organisation's: its requests reach them, or no longer.",
    Consequence.OTHER_KEY: "rows are told apart by another key: plans made before no longer fit; make them anew.",
    Consequence.OTHER_PURPOSE: "answers name another purpose, ground and recipients for it.",
    Consequence.NO_PURPOSE: "no activity says any longer why it is held.",
    Consequence.PORTABILITY: "what is given as portable changes: only provided and observed data are.",
    Consequence.NO_FLAG: "a restriction or objection can no longer be set in it.",
    Consequence.AGE_UNKNOWN: "it no longer shows whether somebody is a child.",
}
"""Each consequence in a line."""


def of_new(fields: Iterable[Field]) -> tuple[Consequence, ...]:
    """Return what comes of fields that the map describes from now on."""
    held = tuple(fields)
    found = [Consequence.LOOKED_AT] if any(f.is_personal or f.identity for f in held) else []
    found += [Consequence.FOUND_BY] if any(f.identity for f in held) else []
    found += [Consequence.WALKED] if any(f.references for f in held) else []
    return (*found, *([Consequence.SPECIAL] if any(map(_is_special, held)) else []))


def of_gone(fields: Iterable[Field]) -> tuple[Consequence, ...]:
    """Return what comes of fields that the map no longer describes."""
    held = tuple(fields)
    found = [Consequence.NOT_LOOKED_AT] if held else []
    found += [Consequence.NOT_FOUND_BY] if any(f.identity for f in held) else []
    found += [Consequence.NOT_WALKED] if any(f.references for f in held) else []
    return (*found, *([Consequence.NO_FLAG] if any(f.purpose for f in held) else []))


def of_change(name: str, old: Any, new: Any) -> tuple[Consequence, ...]:
    """Return what comes of another value of a property."""
    found = _BY_VALUES.get(name)
    return found(old, new) if found else _ALWAYS.get(name, ())


def of_field(name: str, old: Field, new: Field) -> tuple[Consequence, ...]:
    """Return what comes of a change that only the whole field can tell."""
    found = []
    if name in ("categories", "free_text") and old.is_personal != new.is_personal:
        first = "categories" if old.categories != new.categories else "free_text"  # said once, where it shows first
        found += [Consequence.PERSONAL if new.is_personal else Consequence.NOT_PERSONAL] if name == first else []
    if name == "categories" and _is_special(new) and not _is_special(old):
        found.append(Consequence.SPECIAL)
    return tuple(found)


def _of_references(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[Consequence, ...]:
    gone = (Consequence.NOT_WALKED,) if set(old) - set(new) else ()
    return (*gone, *((Consequence.WALKED,) if set(new) - set(old) else ()))


def _of_identity(old: str, new: str) -> tuple[Consequence, ...]:
    gone = (Consequence.NOT_FOUND_BY,) if old else ()
    return (*gone, *((Consequence.FOUND_BY,) if new else ()))


def _of_retention(old: object, new: object) -> tuple[Consequence, ...]:
    if old and new:
        return (Consequence.RETENTION_CHANGED,)
    return (Consequence.RETENTION_NEW if new else Consequence.RETENTION_GONE,)


def _is_special(field: Field) -> bool:
    return any(map(is_special, field.categories))


_ALWAYS = {
    "scope": (Consequence.OTHER_ORGANISATION,),
    "primary_key": (Consequence.OTHER_KEY,),
    "origin": (Consequence.PORTABILITY,),
    "erase_rows": (Consequence.ERASED_OTHERWISE,),
}
_BY_VALUES: dict[str, Callable[[Any, Any], tuple[Consequence, ...]]] = {
    "skip": lambda _, new: (Consequence.NOT_LOOKED_AT if new else Consequence.LOOKED_AT,),
    "identity": _of_identity,
    "references": _of_references,
    "retention": _of_retention,
    "activity": lambda _, new: (Consequence.OTHER_PURPOSE if new else Consequence.NO_PURPOSE,),
    "free_text": lambda _, new: (Consequence.TEXT_SEARCHED if new else Consequence.TEXT_NOT_SEARCHED,),
    "erasure": lambda _, new: (
        Consequence.KEPT_AT_ERASURE if new.strategy == "keep" else Consequence.ERASED_OTHERWISE,
    ),
    "purpose": lambda old, _: (Consequence.NO_FLAG,) if old else (),
    "age": lambda _, new: () if new else (Consequence.AGE_UNKNOWN,),
}
