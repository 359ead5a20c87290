"""What a row, or a person, shows of who it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.rows import Value
from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier, compacted, stored_identifier
from houvast.engines.matching.names import Name, name_of

_KIND_OF_CATEGORY = {"user.contact.email": EMAIL, "user.contact.phone_number": PHONE}
_GIVEN, _SURNAME, _FULL = "user.name.first", "user.name.last", "user.name"
_BIRTH, _POSTCODE, _STREET = (
    "user.demographic.date_of_birth",
    "user.contact.address.postal_code",
    "user.contact.address.street",
)


@dataclass(frozen=True, slots=True)
class Traits:
    """Names, birth dates, identifiers and addresses (postcode with house number) that are known."""

    names: frozenset[Name] = frozenset()
    births: frozenset[date] = frozenset()
    identifiers: frozenset[Identifier] = field(default=frozenset())
    addresses: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the values of one kind of identifier."""
        return frozenset(i.value for i in self.identifiers if i.kind == kind)


def merged(many: Iterable[Traits]) -> Traits:
    """Return all that these show together."""
    parts = list(many)
    return Traits(
        names=frozenset().union(*(t.names for t in parts)),
        births=frozenset().union(*(t.births for t in parts)),
        identifiers=frozenset().union(*(t.identifiers for t in parts)),
        addresses=frozenset().union(*(t.addresses for t in parts)),
    )


def traits_of(collection: Collection, values: Mapping[str, Value], *, country: str) -> Traits:
    """Return what one row shows; the country decides how a phone number without country code is read."""
    present = [(f, values.get(f.name)) for f in collection.fields]
    filled = [(f, v) for f, v in present if v is not None and v != ""]
    return Traits(
        names=_names(filled),
        births=frozenset(d for f, v in filled if _BIRTH in f.categories for d in _day(v)),
        identifiers=frozenset(i for f, v in filled for i in _identifiers(f, v, country)),
        addresses=_addresses(filled),
    )


def kind_of(f: Field) -> str:
    """Return the kind of identifier that a field holds, or nothing."""
    return f.identity or next((_KIND_OF_CATEGORY[c] for c in f.categories if c in _KIND_OF_CATEGORY), "")


def _identifiers(f: Field, value: Value, country: str) -> Iterable[Identifier]:
    kind = kind_of(f)
    if kind and isinstance(value, str | int):
        found = stored_identifier(kind, str(value), country)
        if found:
            yield found


def _names(filled: Sequence[tuple[Field, Value]]) -> frozenset[Name]:
    texts = {c: str(v) for f, v in filled for c in f.categories if c in (_GIVEN, _SURNAME, _FULL)}
    name = name_of(given=texts.get(_GIVEN, ""), surname=texts.get(_SURNAME, ""), full=texts.get(_FULL, ""))
    return frozenset({name}) if name else frozenset()


def _day(value: Value) -> Iterable[date]:
    if isinstance(value, datetime):
        yield value.date()
    elif isinstance(value, date):
        yield value
    elif isinstance(value, str):
        try:
            yield date.fromisoformat(value[:10])
        except ValueError:
            return


def _addresses(filled: Sequence[tuple[Field, Value]]) -> frozenset[str]:
    postcode = next((compacted(str(v)) for f, v in filled if _POSTCODE in f.categories), "")
    number = next((digits for f, v in filled if _STREET in f.categories if (digits := _house_number(str(v)))), "")
    return frozenset({f"{postcode}:{number}"}) if postcode and number else frozenset()


def _house_number(street: str) -> str:
    return next((w.lower() for w in reversed(street.split()) if w[:1].isdigit()), "")
