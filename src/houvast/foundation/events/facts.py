"""What a fact is, and who it is about; without Django, so that contracts and events may use it."""

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something: ``key`` is an account's key, the name of a part of the system, or a case's own code."""

    kind: Literal["account", "system", "subject"]
    key: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened; the base of every fact, whose fields are as `engines.ledger.facts` asks."""

    kind: ClassVar[str]
