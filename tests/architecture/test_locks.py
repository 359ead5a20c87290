"""The lock files pin everything by hash, name no host, and the larger one holds the smaller one."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.house import PYPROJECT, ROOT

BASE, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
FAST, SPARK = "requirements-fast.lock", "requirements-spark.lock"
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; [^\n\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+$")


def pins(lock: str) -> dict[str, str]:
    found = {}
    for entry in re.split(r"\n(?! )", (ROOT / lock).read_text().strip()):
        match = ENTRY.match(entry)
        assert match, f"{lock}: not a pinned, hashed requirement: {entry.splitlines()[0]}"
        found[canonicalize_name(match["name"])] = match["version"]
    return found


@pytest.mark.parametrize("lock", [BASE, DEVELOPMENT, FAST, SPARK])
def test_a_lock_names_no_host(lock):
    assert re.findall(r".*(?:://|--index|--find-links|--extra|--trusted|^-i ).*", (ROOT / lock).read_text(), re.M) == []


@pytest.mark.parametrize("lock", [BASE, FAST])
def test_the_development_lock_holds_the_smaller_ones(lock):
    assert pins(lock).items() <= pins(DEVELOPMENT).items()


def test_the_spark_lock_agrees_with_the_development_lock():
    # It is installed after it, into the same environment.
    spark, development = pins(SPARK), pins(DEVELOPMENT)
    assert {name: spark[name] for name in spark.keys() & development.keys() if spark[name] != development[name]} == {}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (BASE, PYPROJECT["project"]["dependencies"]),
        (DEVELOPMENT, PYPROJECT["dependency-groups"]["dev"]),
        (FAST, PYPROJECT["dependency-groups"]["fast"]),
        (SPARK, PYPROJECT["dependency-groups"]["spark"]),
    ],
    ids=[BASE, DEVELOPMENT, FAST, SPARK],
)
def test_a_lock_holds_what_pyproject_asks_for(lock, wanted):
    pinned = pins(lock)
    for line in wanted:
        requirement = Requirement(line)
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), line
