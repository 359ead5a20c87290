"""What the lexicon says, as values: elements, conditions, rules."""

from dataclasses import dataclass, field
from enum import IntEnum


class What(IntEnum):
    """What one element of a pattern asks of the note."""

    TOKEN = 1  # a token that is one of the words, of the classes, or has the shape
    ENTITY = 2  # what a recogniser found
    GAP = 3  # up to `most` tokens
    NOT = 4  # the token beside it is not one of these
    START = 5  # a clause begins here
    STOP = 6  # a clause ends here
    OPEN = 7  # the finding begins here
    CLOSE = 8  # the finding ends here

    __hash__ = int.__hash__  # that of an enumeration is many times as slow


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern."""

    what: What
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()  # cap, upper, num, word, or the code of a recogniser
    most: int = 0
    optional: bool = False


Pattern = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must, or must not, stand near the finding."""

    wanted: bool
    where: str  # before, after, near, sentence, note
    within: int  # tokens
    words: frozenset[str]
    classes: frozenset[str]


BREAKING = frozenset({"be", "have", "pronoun", "self", "breaker"})


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for all entries of a group."""

    category: str
    language: str
    group: str
    severity: int
    confidence: float = 0.9
    hint: str = ""
    rewrite: str = ""
    frame: str = "plain"
    case: str = ""
    keep_negated: bool = False
    keep_quoted: bool = True
    keep_customer: bool = True
    conditions: tuple[Condition, ...] = ()
    excluded: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset({"not"})  # classes of words that deny what follows
    breaking: frozenset[str] = BREAKING  # and of words behind which a denial reaches no further

    @property
    def name(self) -> str:
        """What a finding calls its rule."""
        folder = f"{self.language}." if self.language else ""
        return f"{folder}{self.category}.{self.group}"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One pattern of one group, with the element by which it is found."""

    header: Header
    pattern: Pattern
    anchor: int
    number: int


@dataclass(slots=True)
class RuleSet:
    """All rules, and what is known of words."""

    version: str
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # word -> its classes
    prefixes: dict[str, str] = field(default_factory=dict)  # beginning -> class
    suffixes: dict[str, str] = field(default_factory=dict)
    infixes: dict[str, str] = field(default_factory=dict)
    skeletons: dict[str, str] = field(default_factory=dict)  # word as misspelled -> the word that is meant
    languages: dict[str, frozenset[str]] = field(default_factory=dict)  # small word -> languages that use it
    rules: list[Rule] = field(default_factory=list)
    by_word: dict[str, list[Rule]] = field(default_factory=dict)
    by_class: dict[str, list[Rule]] = field(default_factory=dict)
    by_entity: dict[str, list[Rule]] = field(default_factory=dict)
    looked_up: dict[str, frozenset[str]] = field(default_factory=dict)  # classes of words met lately

    def header(self, name: str) -> Header | None:
        """Return the header of the rules of this name; None when there is none any more."""
        return next((rule.header for rule in self.rules if rule.header.name == name), None)
