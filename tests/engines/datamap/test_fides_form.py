"""Our datasets in words that Fides accepts."""

from pathlib import Path

import yaml

from houvast.engines.datamap.fides import load_document, read_map
from houvast.engines.datamap.fides_form import for_fides
from houvast.engines.datamap.merging import written
from tests.engines.datamap.manifests import BILLING
from tests.fides_schema import refusals

DEMO = Path("src/houvast/entrypoints/demo/data/map.yaml").read_text()
OURS = """
dataset:
  fides_key: 12
  collections:
    - name: c
      houvast: {erase_rows: true}
      fields:
        - {name: a, houvast: {erase: null}, fides_meta: {data_type: date}}
        - {name: b, houvast: {erase: {strategy: replace, value: 7}}}
        - {name: d, houvast: {erase: keep}, fides_meta: {masking_strategy_override: {strategy: hash}}}
        - {name: e, houvast: {erase: generalise}}
        - name: f
          fidesops_meta: {identity: email}
          houvast: {erase: keep}
          fields: [{name: g, houvast: {erase: null}}]
activity: []
"""


def test_what_fides_made_comes_back_unchanged():
    form = for_fides(load_document(BILLING))
    assert form.document == {"dataset": yaml.safe_load(BILLING)["dataset"]}
    assert form.notes == []


def test_our_own_map_becomes_one_that_fides_accepts_and_says_the_same_here():
    assert refusals(yaml.safe_load(DEMO))
    form = for_fides(load_document(DEMO))
    assert refusals(form.document) == []
    ours, theirs = read_map(DEMO), read_map(written(form.document))
    assert [s.key for s in ours.systems] == [s.key for s in theirs.systems]
    for collection in ours.collections.values():
        back = theirs.collections[collection.id]
        assert (back.scope, back.retention, back.activity) == (
            collection.scope,
            collection.retention,
            collection.activity,
        )
        assert [f.erasure for f in back.fields] == [f.erasure for f in collection.fields]


def test_erasing_is_said_in_words_of_fides_and_what_they_say_counts():
    form = for_fides(load_document(OURS))
    assert refusals(form.document) == []
    (dataset,) = form.document["dataset"]
    assert dataset["fides_key"] == "12"
    (collection,) = dataset["collections"]
    a, b, d, e, f = collection["fields"]
    assert collection["fides_meta"] == {"masking_strategy_override": {"strategy": "delete"}}
    assert a["fides_meta"] == {"masking_strategy_override": {"strategy": "null_rewrite"}}
    assert b["fides_meta"]["masking_strategy_override"]["configuration"] == {"rewrite_value": "7"}
    assert d["fides_meta"] == {"masking_strategy_override": {"strategy": "hash"}}
    assert "fides_meta" not in e
    assert f["fidesops_meta"] == {"masking_strategy_override": {"strategy": "preserve"}, "identity": "email"}
    assert f["fields"][0]["fides_meta"] == {"masking_strategy_override": {"strategy": "null_rewrite"}}
    assert form.notes == [
        "12:c.a: Fides knows no type date; it was left out.",
        "12:c.e: Fides has no word for erasing by generalise; it erases by its own policy.",
    ]


def test_a_key_that_fides_refuses_is_told():
    assert for_fides({"dataset": [{"fides_key": "a b"}]}).notes[0].startswith("a b: Fides takes letters")
