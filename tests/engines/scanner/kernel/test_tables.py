"""The packed tables say the same twice, and are refused when they are damaged."""

import random

import pytest

from houvast.engines.scanner.kernel.building import NotBuilt
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.tables import TooLarge, meta_of, pack
from tests.engines.scanner.kernel.paths import built
from tests.engines.scanner.written import rules_of

RULES = rules_of("[one]\nunless: note dood\nziek(te|)\n@person .. naar ziekenhuis\n*kanker\nkanker*\n*ziel*\n")


def test_the_same_rules_give_the_same_block() -> None:
    assert pack(RULES) == pack(RULES)
    assert meta_of(pack(RULES))["version"] == RULES.version


def test_a_damaged_block_is_refused_or_harmless() -> None:
    """Whatever byte is wrong, the kernel refuses the tables or scans without a read outside them."""
    block, chance = pack(RULES), random.Random(1)
    refused = 0
    for _ in range(400):
        damaged = bytearray(block)
        for _ in range(chance.randrange(1, 4)):
            damaged[chance.randrange(len(block) - 2000)] = chance.randrange(256)
        try:
            Kernel(built(), damaged).scan("klant is ziek, gaat naar het ziekenhuis; hartziektekanker")
        except (NotBuilt, ValueError):
            refused += 1
    assert refused


@pytest.mark.parametrize("size", [0, 10, 300, 5000])
def test_a_block_that_ends_too_early(size: int) -> None:
    with pytest.raises((NotBuilt, ValueError, Exception)):
        Kernel(built(), pack(RULES)[:size])


def test_words_that_are_too_long_for_the_tables() -> None:
    with pytest.raises(TooLarge):
        pack(rules_of(f"[one]\n{'a' * 70}\n"))
    with pytest.raises(TooLarge):
        pack(rules_of(f"[one]\n*{'a' * 40}\n"))
