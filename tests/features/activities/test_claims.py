"""Who claims a field, and for whom a row is held."""

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import CollectionId
from houvast.features.activities.claims import organisations_of

MAP = """
dataset:
  - fides_key: s
    collections:
      - name: whole
        houvast: {scope: {organisation: own}}
        fields: [{name: id}]
      - name: child
        houvast: {scope: {inherit: true}}
        fields: [{name: w, fides_meta: {references: [{dataset: s, field: whole.id}]}}, {name: id}]
      - name: grandchild
        houvast: {scope: {inherit: true}}
        fields:
          - {name: c, fides_meta: {references: [{dataset: s, field: child.id}]}}
          - {name: lost, fides_meta: {references: [{dataset: gone, field: x.id}]}}
      - name: ring
        houvast: {scope: {inherit: true}}
        fields: [{name: r, fides_meta: {references: [{dataset: s, field: ring2.r}]}}]
      - name: ring2
        houvast: {scope: {inherit: true}}
        fields: [{name: r, fides_meta: {references: [{dataset: s, field: ring.r}]}}]
      - name: unstated
        fields: [{name: id}]
"""


def test_rows_are_held_for_whoever_the_row_is_held_that_they_hang_on():
    whole = read_map(MAP)
    found = {name: organisations_of(whole.collections[CollectionId("s", name)], whole) for name in (
        "whole", "child", "grandchild", "ring", "unstated",
    )}  # fmt: skip
    own, nobody = frozenset({"own"}), frozenset()
    assert found == {"whole": own, "child": own, "grandchild": own, "ring": nobody, "unstated": nobody}
