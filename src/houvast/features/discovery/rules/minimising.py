"""What is held without a purpose, a ground or a need.

Law: GDPR art. 5(1)(c): adequate, relevant and limited to what is necessary; art. 9(1), 9(2), 10; UAVG art. 46.
"""

from collections.abc import Iterable, Iterator

from houvast.engines.datamap.model import Collection, DataMap, Field, Subject
from houvast.engines.datamap.special import is_special
from houvast.features.activities.contracts import Activity, LegalGround, claiming
from houvast.features.discovery.contracts import Gap

NATIONAL = "user.government_id"


def gaps(whole: DataMap, activities: Iterable[Activity]) -> Iterator[Gap]:
    """Yield what is held without need, by system and collection."""
    known = tuple(activities)
    for collection in whole.collections.values():
        for field in collection.fields:
            if field.is_personal:
                yield from _of_field(collection, field, whole, known)


def _of_field(collection: Collection, field: Field, whole: DataMap, activities: tuple[Activity, ...]) -> Iterator[Gap]:
    claimed = claiming(collection, field, whole, activities)
    special = any(map(is_special, field.categories))
    if not claimed:
        yield _gap("no_activity", collection, field, "no activity says why it is held")
    if special and not claimed:
        yield _gap("no_special_ground", collection, field, "no activity states a ground of art. 9(2) for it")
    for activity in claimed:
        if special and activity.special_ground is None:
            about = f"{activity.organisation}/{activity.key}"
            detail = f"the activity {about} states no ground of art. 9(2)"
            yield _gap("no_special_ground", collection, field, detail, about)
    national = any(category.startswith(NATIONAL) for category in field.categories)
    if national and claimed and all(a.legal_ground is not LegalGround.LEGAL_OBLIGATION for a in claimed):
        yield _gap("national_id_without_law", collection, field, "no activity with it rests on a legal obligation")
    if field.identity and (person := _pointed_at(collection, whole, field.identity)):
        detail = f"it stands in {person} already, which this row refers to"
        yield _gap("identity_copied", collection, field, detail, person)
    if field.free_text:
        yield _gap("free_text", collection, field, "people can write anything here; say what may be written")


def _pointed_at(collection: Collection, whole: DataMap, identity: str) -> str:
    """Return the collection of people, in the same system, that holds this identity for the row; or nothing."""
    for field in collection.fields:
        for reference in field.references:
            target = whole.collections.get(reference.target.collection)
            if target is None or target.id == collection.id or target.subject is not Subject.PERSON:
                continue
            same_system = target.id.system == collection.id.system
            if same_system and not field.identity and identity in {f.identity for f in target.identities}:
                return str(target.id)
    return ""


def _gap(code: str, collection: Collection, field: Field, detail: str, about: str = "") -> Gap:
    return Gap(code, collection.id.system, collection.id.name, field.name, detail, about)
