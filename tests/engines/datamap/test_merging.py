"""Files become one document in which every key of everybody is kept."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from houvast.engines.datamap.fides import load_document, read_map
from houvast.engines.datamap.manifests import read_systems
from houvast.engines.datamap.merging import CannotMerge, as_one, written
from tests.engines.datamap.manifests import BILLING, FILES, SUPPORT


def in_order(value: object) -> object:
    """Give a document as one in which the order of keys counts too."""
    if isinstance(value, dict):
        return [(key, in_order(one)) for key, one in value.items()]
    return [in_order(one) for one in value] if isinstance(value, list) else value


def test_one_file_stays_what_it_is_to_the_letter():
    assert as_one({"billing.yaml": BILLING}) == BILLING


def test_two_files_become_one_with_every_key_of_both_in_their_order():
    billing, support = yaml.safe_load(BILLING), yaml.safe_load(SUPPORT)
    both = yaml.safe_load(as_one({"billing.yaml": BILLING, "support.yaml": SUPPORT}))
    assert in_order(both) == in_order(billing | support)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_whatever_fides_takes_is_read_and_comes_back_as_the_same_data(document):
    text = written(document)
    read_map(text)
    read_systems(text)
    assert in_order(load_document(written(load_document(text)))) == in_order(document)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FILES, min_size=2, max_size=3))
def test_several_files_lose_nothing_together(documents):
    texts = {f"{n}.yaml": written(one) for n, one in enumerate(documents)}
    try:
        both = load_document(as_one(texts))
    except CannotMerge:
        shared = [key for key in documents[0] if any(key in other for other in documents[1:])]
        assert shared or len(documents) > 2
        return
    for kind in ("dataset", "system"):
        expected = [entry for document in documents for entry in document.get(kind, ())]
        assert in_order(both.get(kind, [])) == in_order(expected)
    for document in documents:
        for key in document:
            assert key in both


def test_single_values_stand_once_and_are_never_chosen_between():
    both = load_document(as_one({"a": "version: 1\ndataset:\n", "b": "version: 1\ndataset: {fides_key: x}\n"}))
    assert both == {"version": 1, "dataset": {"fides_key": "x"}}
    with pytest.raises(CannotMerge, match="“a” and “c” differ in `version`"):
        as_one({"a": "version: 1", "b": "other: 2", "c": "version: 2"})


def test_one_entry_and_a_list_of_entries_become_a_list():
    both = load_document(as_one({"a": "dataset: {fides_key: x}", "b": "dataset: [{fides_key: y}]"}))
    assert both == {"dataset": [{"fides_key": "x"}, {"fides_key": "y"}]}
