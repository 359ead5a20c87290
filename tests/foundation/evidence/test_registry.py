import importlib
import pkgutil
from dataclasses import dataclass
from typing import ClassVar

import pytest

import houvast
from houvast.engines.ledger.facts import UnsafeFact, check_type
from houvast.foundation.events.facts import Fact
from houvast.foundation.evidence.registry import FACTS, KindTaken, register
from tests.foundation.evidence.cast import CallerNoted


@dataclass(frozen=True)
class Loose(Fact):
    kind: ClassVar[str] = "tests.loose"
    note: str


@dataclass(frozen=True)
class Copycat(Fact):
    kind: ClassVar[str] = "tests.caller_noted"


def test_a_fact_that_could_hold_a_name_in_clear_cannot_be_registered() -> None:
    with pytest.raises(UnsafeFact, match=r"Loose\.note"):
        register(Loose)
    assert "tests.loose" not in FACTS


def test_two_facts_cannot_share_a_kind() -> None:
    with pytest.raises(KindTaken, match="Copycat"):
        register(Copycat)
    assert FACTS["tests.caller_noted"] is CallerNoted


def test_every_fact_of_the_house_is_registered_and_says_what_is_shredded() -> None:
    stated = set(FACTS.values())
    for module in pkgutil.walk_packages(houvast.__path__, "houvast."):
        if module.name.endswith((".events", ".contracts", ".actions")) and ".foundation.events" not in module.name:
            for found in vars(importlib.import_module(module.name)).values():
                if isinstance(found, type) and issubclass(found, Fact) and found is not Fact:
                    assert found in stated, f"{found.__name__} is in no `events` of an installed app"
    for fact in stated:
        check_type(fact)
