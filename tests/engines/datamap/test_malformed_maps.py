"""Everything malformed in a data map is one line that names the place."""

import pytest

from houvast.engines.datamap.fides import MalformedMap, read_map
from houvast.engines.datamap.houvast_keys import UnknownKey
from houvast.engines.trouble import Trouble

COLLECTION = "dataset: [{fides_key: crm, collections: [{name: c, fields: [{name: id}], %s}]}]"
FIELD = "dataset: [{fides_key: crm, collections: [{name: c, fields: [{name: f, %s}]}]}]"
META = FIELD % "fides_meta: {%s}"
OURS = FIELD % "houvast: {%s}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "no mapping"),
        ("[a, b]", "no mapping"),
        ("dataset: [\n", "line 2, column"),
        ("dataset: {a: b: c}", "line 1, column"),
        ("dataset: [{fides_key: crm, meta: {day: 2026-13-45}}]", "this is not YAML"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ("{a: " * 100_000 + "}" * 100_000, "nested too deeply"),
        ("- " * 100_000, "nested too deeply"),
        ("dataset: text", "`dataset` must be a list"),
        ("dataset: [text]", "`dataset` must be a list"),
        ("dataset: [{name: no key}]", "dataset: `fides_key`"),
        ("dataset: [{fides_key: ' '}]", "dataset: `fides_key`"),
        ("dataset: [{fides_key: a}, {fides_key: a}]", "dataset a: the name stands twice"),
        ("dataset: [{fides_key: a, collections: text}]", "dataset a: `collections`"),
        ("dataset: [{fides_key: a, collections: [text]}]", "dataset a: `collections`"),
        ("dataset: [{fides_key: a, collections: [{fields: []}]}]", "dataset a, collection: `name`"),
        ("dataset: [{fides_key: a, collections: [{name: c}, {name: c}]}]", "dataset a, collection c: the name"),
        ("dataset: [{fides_key: a, data_categories: user}]", "dataset a: `data_categories`"),
        ("dataset: [{fides_key: a, fides_meta: text}]", "dataset a: `fides_meta`"),
        ("dataset: [{fides_key: a, fides_meta: {namespace: text}}]", "dataset a: `namespace`"),
        ("dataset: [{fides_key: a, houvast: text}]", "dataset a: `houvast`"),
        (COLLECTION % "data_categories: user.name", "collection crm:c: `data_categories`"),
        (COLLECTION % "data_categories: [1]", "collection crm:c: `data_categories`"),
        (COLLECTION % "fides_meta: [a]", "collection crm:c: `fides_meta`"),
        (COLLECTION % "fides_meta: {erase_after: other.thing}", "collection crm:c: `erase_after`"),
        (COLLECTION % "fides_meta: {masking_strategy_override: delete}", "collection crm:c: `masking_strategy"),
        (COLLECTION % "houvast: text", "crm:c: `houvast`"),
        (COLLECTION % "houvast: {scope: own}", "crm:c: `scope`"),
        (COLLECTION % "houvast: {scope: {}}", "crm:c: `scope`"),
        (COLLECTION % "houvast: {scope: {organisation: own, inherit: true}}", "crm:c: `scope`"),
        (COLLECTION % "houvast: {scope: {column: client, values: [ZE]}}", "crm:c: `scope` `values`"),
        (COLLECTION % "houvast: {subject: animal}", "crm:c: `subject` animal"),
        (COLLECTION % "houvast: {retention: {start: day}}", "crm:c: `retention`"),
        (COLLECTION % "houvast: {retension: tax.invoices}", "crm:c: `houvast` knows no `retension`"),
        ("dataset: [{fides_key: a, collections: [{name: c, fields: {name: f}}]}]", "collection a:c: `fields`"),
        ("dataset: [{fides_key: a, collections: [{name: c, fields: [{}]}]}]", "collection a:c, field: `name`"),
        (
            "dataset: [{fides_key: a, collections: [{name: c, fields: [{name: f}, {name: f}]}]}]",
            "collection a:c, field f: the name",
        ),
        (
            FIELD.replace("{name: f, %s}", "{name: o.f}, {name: o, fields: [{name: f}]}"),
            "collection crm:c, field o.f: the name",
        ),
        (FIELD % "fields: text", "field crm:c.f: `fields`"),
        (FIELD % "data_categories: user.name", "field crm:c.f: `data_categories`"),
        (FIELD % "fides_meta: text", "field crm:c.f: `fides_meta`"),
        (META % "length: 0", "field crm:c.f: `length`"),
        (META % "length: true", "field crm:c.f: `length`"),
        (META % "length: long", "field crm:c.f: `length`"),
        (META % "references: 5", "field crm:c.f: `references`"),
        (META % "references: {dataset: a, field: b.c}", "field crm:c.f: `references`"),
        (META % "references: [text]", "field crm:c.f: a reference"),
        (META % "references: [{field: b.c}]", "field crm:c.f: a reference"),
        (META % "references: [{dataset: a}]", "field crm:c.f: a reference"),
        (META % "references: [{dataset: a, field: b}]", "field crm:c.f: a reference"),
        (META % "references: [{dataset: a, field: b.c, direction: up}]", "field crm:c.f: a reference"),
        (META % "masking_strategy_override: hash", "field crm:c.f: `masking_strategy_override`"),
        (META % "masking_strategy_override: {strategy: string_rewrite, configuration: x}", "field crm:c.f: `config"),
        (
            META % "masking_strategy_override: {strategy: string_rewrite, configuration: {rewrite_value: [x]}}",
            "field crm:c.f: `rewrite_value`",
        ),
        (OURS % "origin: guessed", "crm:c.f: `origin` guessed"),
        (OURS % "purpose: fun", "crm:c.f: `purpose` fun"),
        (OURS % "erase: hash", "crm:c.f: erase `hash`"),
        (OURS % "erase: replace", "crm:c.f: erase `replace`"),
        (OURS % "retention: {}", "crm:c.f: `retention`"),
        (OURS % "freetext: true", "crm:c.f: `houvast` knows no `freetext`"),
    ],
)
def test_what_is_malformed_is_one_line_that_names_the_place(text, place):
    with pytest.raises(Trouble) as refused:
        read_map(text)
    assert isinstance(refused.value, MalformedMap | UnknownKey)
    assert "\n" not in str(refused.value)
    assert place in str(refused.value)
    assert str(refused.value).endswith(".")


def test_two_files_may_not_describe_one_dataset():
    with pytest.raises(MalformedMap, match="dataset a: the name stands twice"):
        read_map("dataset: [{fides_key: a}]", "dataset: [{fides_key: a}]")
