"""Where somebody lives: postcode and house number, and the street where a postcode covers a town.

A Dutch postcode is one side of a street; a Belgian one is a town, in which every longer street has a number 12.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.rows import Value
from houvast.engines.matching.identifiers import compacted
from houvast.engines.matching.names import fold

POSTCODE, STREET = "user.contact.address.postal_code", "user.contact.address.street"
_ALONE = re.compile(r"(\d+)[\s/-]*(\w{0,4})")
_BOX = re.compile(r"[\s,]+(?:bus|bte|boite|box|b)\.?\s*(\w+)$")
_STREET_FIRST = re.compile(r"(?P<street>.*\S)[\s,]+(?P<number>\d+)[\s/-]*(?P<addition>\w{0,4})")
_NUMBER_FIRST = re.compile(r"(?P<number>\d+)\s*(?P<addition>[a-d]|bis|ter)?[\s,]+(?P<street>\D.*)")


@dataclass(frozen=True, slots=True)
class Address:
    """A home, folded; `street` is empty where the postcode says it. The texts are as they were written."""

    postcode: str
    number: str
    addition: str = ""
    street: str = ""
    postcode_text: str = field(default="", compare=False)
    street_text: str = field(default="", compare=False)

    def is_near(self, other: "Address") -> bool:
        """Tell whether two can be one home: equal, or with an addition that one of them leaves out."""
        alike = (self.postcode, self.number, self.street) == (other.postcode, other.number, other.street)
        return alike and (self.addition == other.addition or not self.addition or not other.addition)

    @property
    def postcode_spellings(self) -> tuple[str, ...]:
        """Return how the postcode may be written."""
        spaced = re.sub(r"(?<=\d)(?=[A-Z]{2}$)", " ", self.postcode)
        known = (self.postcode_text, self.postcode, spaced)
        return tuple(dict.fromkeys(s for k in known if k for s in (k, k.upper(), k.lower())))

    @property
    def street_spellings(self) -> tuple[str, ...]:
        """Return how the street may be written, alone or with the number."""
        with_number = f"{self.street_text} {self.number}"
        longer = (f"{with_number}{self.addition}", f"{with_number} {self.addition}") if self.addition else ()
        return (self.street_text, with_number, *longer)


def holds_address(collection: Collection) -> bool:
    """Tell whether the rows can hold a postcode and a house number."""
    categories = {c for f in collection.fields for c in f.categories}
    return POSTCODE in categories and STREET in categories


def address_in(collection: Collection, values: Mapping[str, Value]) -> Address | None:
    """Return the address that a row holds, or None where it does not say enough to tell one home from another."""
    return address_of([(f, v) for f in collection.fields if (v := values.get(f.name)) is not None])


def address_of(filled: Sequence[tuple[Field, Value]]) -> Address | None:
    """Return the address in these fields, in the map's order; of several postcodes the first counts."""
    written = next((text for f, v in filled if POSTCODE in f.categories and (text := str(v).strip())), "")
    if not written:
        return None
    street, number, addition = _parts([t for f, v in filled if STREET in f.categories and (t := str(v).strip())])
    postcode = _without_country(compacted(written))
    tells_street = re.search(r"\d[A-Z]", postcode) is not None
    if not number or not (street or tells_street):
        return None
    folded = "" if tells_street else re.sub(r"\W+", "", fold(street))
    return Address(postcode, number, re.sub(r"\W+", "", fold(addition)), folded, written, street)


def _without_country(postcode: str) -> str:
    """Return a postcode of digits alone without the country's letters before it (B-9000)."""
    return re.sub(r"^[A-Z]{1,3}(?=\d+$)", "", postcode)


def _parts(texts: list[str]) -> tuple[str, str, str]:
    """Return street, house number and addition, which stand in a field each or together in one."""
    for at, text in enumerate(texts):
        if alone := _ALONE.fullmatch(text):
            before, after = texts[:at], texts[at + 1 :]
            street = before[0] if before else after.pop(0) if after else ""
            return street, alone[1].lstrip("0"), "".join([alone[2], *map(_bare, after)])
    return _line(" ".join(texts))


def _line(text: str) -> tuple[str, str, str]:
    box = _BOX.search(fold(text))
    line = text[: box.start()] if box else text
    found = _STREET_FIRST.fullmatch(line) or _NUMBER_FIRST.fullmatch(line)
    if not found:
        return "", "", ""
    return found["street"].rstrip(","), found["number"].lstrip("0"), (found["addition"] or "") + (box[1] if box else "")


def _bare(addition: str) -> str:
    """Return an addition without the word for a box (bus 3)."""
    return _BOX.sub(r"\1", f" {fold(addition)}").strip()
