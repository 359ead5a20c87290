"""Versions of a file, by number and by digest, laid beside each other and beside a text."""

import pytest

from houvast.engines.datamap.diffing import as_words
from houvast.engines.datamap.fides import MalformedMap, load_document
from houvast.features.datamap.actions import load_map, unload_map
from houvast.features.datamap.queries import (
    UnknownMap,
    compare_map,
    export_datasets,
    export_map,
    manifests,
    map_files,
    map_history,
)
from houvast.features.datamap.rules import MapRefused
from houvast.features.datamap.versions import UnknownVersion
from tests.cast import LONG_AGO, SETUP
from tests.engines.datamap.manifests import BILLING, SUPPORT

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

MAP = "dataset: [{fides_key: crm, collections: [{name: a, fields: [{name: x, fides_meta: {identity: email}}]}]}]"
LESS = MAP.replace("{identity: email}", "{}")
OTHER = MAP.replace("name: x", "name: y")


def load(text: str, name: str = "crm.yaml"):
    return load_map(name=name, text=text, by=SETUP, at=LONG_AGO)


@pytest.fixture
def three():
    return [load(text) for text in (MAP, LESS, OTHER)]


def lines(**wanted) -> list[str]:
    return [as_words(change) for change in compare_map("crm.yaml", **wanted).diff.changes]


def test_without_a_word_it_is_the_last_change(three):
    found = compare_map("crm.yaml")
    assert found.before.startswith(f"crm.yaml {three[1].digest[:8]}")
    assert found.after.startswith(f"crm.yaml {three[2].digest[:8]}")
    assert len(found.diff.changes) == 2


def test_versions_go_by_number_and_by_the_start_of_their_digest(three):
    gone = ["crm:a.x: people are found by it as: email → nothing"]
    assert lines(before="1", after="2") == lines(after="2") == gone
    assert lines(before=three[0].digest[:6], after=three[1].digest) == gone
    assert lines(before="1", after="1") == []


def test_a_version_that_counts_again_is_found_by_its_digest():
    first = load(MAP)
    load(LESS)
    load(MAP)
    assert lines(before=first.digest, after="2") == ["crm:a.x: people are found by it as: email → nothing"]


@pytest.mark.parametrize("wanted", ["0", "4", "abc", "ffff0000"])
def test_a_version_that_is_none_is_refused(three, wanted):
    with pytest.raises(UnknownVersion, match=f"no version {wanted}; give a number from 1 to 3"):
        compare_map("crm.yaml", before=wanted)


def test_before_the_first_there_is_none():
    load(MAP)
    with pytest.raises(UnknownVersion, match="no version before the first"):
        compare_map("crm.yaml")
    for wanted in ({}, {"before": "1"}, {"after": "1"}):
        with pytest.raises(UnknownVersion, match="There is no file “none"):
            compare_map("none.yaml", **wanted)


def test_a_text_is_laid_beside_the_version_that_counts(three):
    assert compare_map("crm.yaml", text=OTHER).diff.is_empty
    assert lines(before="1", text=LESS) == ["crm:a.x: people are found by it as: email → nothing"]
    with pytest.raises(MalformedMap):
        compare_map("crm.yaml", text="dataset: text")
    unload_map(name="crm.yaml", by=SETUP, at=LONG_AGO)
    with pytest.raises(UnknownMap):
        compare_map("crm.yaml", text=OTHER)


def test_a_file_of_systems_alone_is_kept_and_comes_back_to_the_letter():
    file = load(SUPPORT, "support.yaml")
    assert (file.systems, file.declared, file.fields) == ((), ("support_desk",), 0)
    assert map_files() == (file,)
    assert len(map_history("support.yaml")) == 1
    assert [manifest.key for manifest in manifests()] == ["support_desk"]
    assert export_map() == SUPPORT


def test_datasets_and_systems_of_several_files_are_all_exported():
    load(BILLING, "billing.yaml")
    load(SUPPORT, "support.yaml")
    assert load_document(export_map()) == {**load_document(BILLING), **load_document(SUPPORT)}
    assert export_datasets().document == {"dataset": load_document(BILLING)["dataset"]}


def test_a_system_is_declared_in_one_file_only():
    load(SUPPORT, "support.yaml")
    with pytest.raises(MapRefused, match="“support_desk”, as the file “support"):
        load(SUPPORT, "more.yaml")
    assert load(SUPPORT, "support.yaml").declared == ("support_desk",)


def test_a_file_that_describes_and_declares_nothing_is_refused():
    with pytest.raises(MapRefused, match="needs a list under `dataset:` or `system:`"):
        load("policy: []", "policy.yaml")
