"""The parts of a letter, free of any form: the page and the PDF print the same blocks."""

from dataclasses import dataclass
from typing import TypeAlias

from houvast.features.rights.answer.values import Shown


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the subject, 2 a section, 3 a system, 4 a collection."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one or more lines; `keep` keeps it on one page with what follows."""

    lines: tuple[str, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a name and a header; `facts` tells that the first column names what the second says."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    facts: bool = False


Block: TypeAlias = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter; `facts` are the lines under the subject (date, reference)."""

    subject: str
    facts: tuple[tuple[str, str], ...]
    body: tuple[Block, ...]
