"""What a row, or a person, shows of who it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.nested import leaves
from houvast.engines.datamap.rows import Value
from houvast.engines.matching.addresses import Address, address_of, holds_address
from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier, national_digits, stored_identifier
from houvast.engines.matching.names import Name, names_of

_KIND_OF_CATEGORY = {"user.contact.email": EMAIL, "user.contact.phone_number": PHONE}
_GIVEN, _SURNAME, _FULL = "user.name.first", "user.name.last", "user.name"
_BIRTH = "user.demographic.date_of_birth"
_TELLING = frozenset({_GIVEN, _SURNAME, _FULL, _BIRTH})


@dataclass(frozen=True, slots=True)
class Traits:
    """Names, birth dates, identifiers and addresses that are known."""

    names: frozenset[Name] = frozenset()
    births: frozenset[date] = frozenset()
    identifiers: frozenset[Identifier] = field(default=frozenset())
    addresses: frozenset[Address] = frozenset()

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


def traits_of(
    collection: Collection, values: Mapping[str, Value], *, country: str, known: Iterable[Identifier] = ()
) -> Traits:
    """Return what one row shows.

    The country decides how a phone number without country code is read, unless it reads as one of the `known` numbers.
    """
    phones = frozenset(k for k in known if k.kind == PHONE)
    present = [(f, values.get(f.name)) for f in collection.fields]
    filled = [(f, v) for f, v in present if v is not None and v != ""]
    return Traits(
        names=_names(filled),
        births=frozenset(d for f, v in filled if _BIRTH in f.categories for d in _day(v)),
        identifiers=frozenset(i for f, v in filled for i in _identifiers(f, v, country, phones)),
        addresses=frozenset({home} if (home := address_of(filled)) else ()),
    )


NOTHING = Traits()


def tells(collection: Collection) -> bool:
    """Tell whether rows of a collection can show anything of who they are about."""
    by_field = (kind_of(f) or _TELLING.intersection(f.categories) for f in collection.fields)
    return holds_address(collection) or any(by_field)


def written_name(collection: Collection, values: Mapping[str, Value]) -> str:
    """Return the full name as people would write it, or nothing."""
    given, surname, full = _name_texts([(f, v) for f in collection.fields if (v := values.get(f.name))])
    return full or (f"{given} {surname}" if given and surname else "")


def _letters(text: str) -> int:
    return len(text.replace(".", "").replace(" ", ""))


def kind_of(f: Field) -> str:
    """Return the kind of identifier that a field holds, or nothing."""
    return f.identity or next((_KIND_OF_CATEGORY[c] for c in f.categories if c in _KIND_OF_CATEGORY), "")


def _identifiers(f: Field, value: Value, country: str, phones: frozenset[Identifier]) -> Iterable[Identifier]:
    kind = kind_of(f)
    for one in leaves(value) if kind else ():
        if isinstance(one, str | int) and (found := held_identifier(kind, str(one), country, phones)):
            yield found


def held_identifier(kind: str, text: str, country: str, known: frozenset[Identifier]) -> Identifier | None:
    """Return the identifier in a field; a national phone number counts as the known number that ends in it."""
    found = stored_identifier(kind, text, country)
    if found is None or kind != PHONE or found in known or text.strip().startswith(("+", "00")):
        return found
    phones = (k for k in known if k.kind == PHONE)
    return next((k for k in phones if national_digits(k.value) == national_digits(found.value)), found)


def _names(filled: Sequence[tuple[Field, Value]]) -> frozenset[Name]:
    given, surname, full = _name_texts(filled)
    return names_of(given=given, surname=surname, full=full)


def _name_texts(filled: Sequence[tuple[Field, Value]]) -> tuple[str, str, str]:
    """Return given name (the longest: initials may stand beside it), surname (its parts in order) and full name."""
    texts = {c: [str(v) for f, v in filled if c in f.categories] for c in (_GIVEN, _SURNAME, _FULL)}
    return max(texts[_GIVEN], key=_letters, default=""), " ".join(texts[_SURNAME]), " ".join(texts[_FULL])


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
