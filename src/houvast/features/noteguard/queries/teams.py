"""The fields by which findings may be counted: of which team a note is, never whose."""

from collections.abc import Sequence

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map


class NoTeamField(Trouble):
    """Findings can't be counted by this field: it would say who wrote what."""


def team_fields(system: str) -> list[str]:
    """Return the fields of a system with free texts that say nothing about a person."""
    collections = [one for one in current_map().collections.values() if one.id.system == system and one.free_text]
    return sorted({one.name for each in collections for one in each.fields if _may_count(one)})


def require_team_field(collections: Sequence[Collection], name: str) -> None:
    """Refuse to count by a field that is about a person, or that no collection has; the empty name counts nothing.

    :raises NoTeamField: it is refused.
    """
    named = [one.by_name[name] for one in collections if name in one.by_name]
    if name and not (named and all(map(_may_count, named))):
        raise NoTeamField(f"'{name}' can't be counted by: name a field with the team, which the map says of no person.")


def _may_count(one: Field) -> bool:
    personal = one.identity or any(category.startswith("user") for category in one.categories)
    return not (one.free_text or one.primary_key or one.references or personal)
