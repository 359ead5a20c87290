"""One door to both paths, which says in words which one it takes."""

from collections.abc import Iterator

import pytest

from houvast.engines.scanner import scanning
from tests.engines.scanner.kernel.paths import batch

NOTE = "klant is een klootzak, bsn 111222333"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    scanning.choose("")


@pytest.mark.parametrize("which", ["plain", "fast"])
def test_both_paths_say_what_they_are_and_find_the_same(which: str) -> None:
    scanning.choose(which)
    assert scanning.path().startswith(which)
    assert [(one.category, one.start, one.end) for one in scanning.scan(NOTE)] == [
        ("insult", 13, 21),
        ("bsn", 27, 36),
    ]
    columns = scanning.scan_batch(*batch([b"", NOTE.encode()]))
    scanner = scanning.scanner(which)
    assert list(columns.note) == [1, 1]
    assert [scanner.groups[at].category for at in columns.group] == ["insult", "bsn"]


def test_the_kernel_is_the_best_there_is() -> None:
    assert scanning.path() == "fast: kernel in C"


def test_findings_carry_the_version_of_the_rules() -> None:
    assert {one.ruleset for one in scanning.scan(NOTE)} == {scanning.scanner("fast").version}


def test_no_third_path() -> None:
    with pytest.raises(ValueError, match="plain"):
        scanning.choose("slow")
