"""What is on file of the person that they may put right, with the value, for who proved enough to be given the data.

What may never happen: a value shown to somebody who could not get the same value as an answer.

Law: GDPR art. 12(6), 15, 16.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from houvast.engines.datamap.model import Field
from houvast.engines.datamap.rows import Kind, Located, Value
from houvast.engines.matching.identifiers import EMAIL, PHONE, NotAnIdentifier, identifier
from houvast.engines.rulepacks.rules import Words
from houvast.features.datamap.queries import current_map
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import latest_search
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.trust import is_trusted
from houvast.features.rights.actions.own_page import Standing
from houvast.features.rights.contracts import Right
from houvast.features.verification.queries import required_level

BIRTH = "user.demographic.date_of_birth"
GROUPS = (
    "user.name",
    "user.contact.address",
    "user.contact.email",
    "user.contact.phone_number",
    BIRTH,
)
"""Categories of the data map that people put right themselves."""
_REACHED = {"user.contact.email": EMAIL, "user.contact.phone_number": PHONE}
MOST = 30
"""Values that are shown; somebody with more writes what is wrong."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class OnFile:
    """A value on file: its category, the group that it is of, how the map names its field, and where it stands."""

    what: str
    group: str
    label: Words
    value: str = field(repr=False)
    day: date | None = field(repr=False)
    systems: tuple[str, ...]


def may_see_values(visitor: Visitor, standing: Standing) -> bool:
    """Tell whether this visitor proved what handing over the data asks for, in this request or during this visit."""
    needed = required_level(Right.ACCESS, standing.facts.channel)
    return is_trusted(visitor, standing) and max(standing.asked, visitor.level) >= needed


def on_file(visitor: Visitor, standing: Standing) -> tuple[OnFile, ...]:
    """Give the values that can be put right, each once; nothing before anybody looked, and for who proved too little.

    Of the person's own rows alone; what other people have as well is left out.
    """
    located = latest_search(visitor.case) if may_see_values(visitor, standing) else None
    if located is None:
        return ()
    gathered: dict[tuple[str, str], OnFile] = {}
    for item in located.of_kind(Kind.OWN):
        for one in _in_row(item, located, standing.facts.country):
            before = gathered.get((one.what, one.value))
            systems = tuple(dict.fromkeys((*before.systems, *one.systems))) if before else one.systems
            gathered[one.what, one.value] = OnFile(one.what, one.group, one.label, one.value, one.day, systems)
    known = sorted(gathered.values(), key=lambda one: (GROUPS.index(one.group), one.what, one.value))
    return tuple(known[:MOST])


def _in_row(item: Located, located: LocatedSet, country: str) -> Iterator[OnFile]:
    datamap, of = current_map(), item.row.collection
    if of not in datamap.collections:
        return
    name = next((s.name or s.key for s in datamap.systems if s.key == of.system), of.system)
    for one in datamap.collection(of).fields:
        what, group = _group(one)
        value = item.row.values.get(one.name)
        if what and (text := _text(value, group)) and _is_theirs(text, group, located, country):
            label = Words(one.label_nl or one.name, one.label_en or one.name)
            yield OnFile(what, group, label, text, value if isinstance(value, date) else None, (name,))


def _is_theirs(text: str, group: str, located: LocatedSet, country: str) -> bool:
    """Tell whether a contact point is the person's alone; a message also holds that of who it was with."""
    if group not in _REACHED:
        return True
    try:
        return identifier(_REACHED[group], text, country=country) in located.identifiers - located.shared
    except NotAnIdentifier:
        return False


def _group(one: Field) -> tuple[str, str]:
    for category in one.categories:
        for group in GROUPS:
            if category == group or category.startswith(f"{group}."):
                return category, group
    return "", ""


def _text(value: Value, group: str) -> str:
    """Give a value as somebody types it; nothing for what nobody types, as the day from which an address holds."""
    if isinstance(value, date):
        return value.isoformat() if group == BIRTH else ""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if len(text) <= _LONGEST else ""
