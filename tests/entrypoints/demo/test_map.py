"""The data map and the activities say everything about the systems, and nothing else."""

import pytest
import yaml

from houvast.engines.datamap.model import Direction
from houvast.engines.rulepacks.shipped import shipped
from houvast.entrypoints.demo.people import CLIENTS
from houvast.entrypoints.demo.schemas import DATABASES
from houvast.entrypoints.demo.systems import SYSTEMS
from tests.entrypoints.demo.conftest import DATA

FIELDS = {(system, name): record._fields for system, records in SYSTEMS.items() for name, record in records.items()}


def test_every_column_is_mapped_and_every_mapped_field_exists(datamap):
    mapped = {(c.system, c.name): tuple(f.name for f in of.fields) for c, of in datamap.collections.items()}
    assert mapped == FIELDS


def test_the_tables_have_the_columns_of_the_records():
    tables = {(s, t.name): tuple(c.name for c in t.columns) for s, m in DATABASES.items() for t in m.tables.values()}
    assert tables == {key: fields for key, fields in FIELDS.items() if key[0] != "recordings"}


def test_lengths_and_keys_are_those_of_the_tables(datamap):
    for of, collection in datamap.collections.items():
        if of.system in DATABASES:
            table = DATABASES[of.system].tables[of.name]
            assert collection.key == tuple(column.name for column in table.primary_key)
            for column in table.columns:
                assert collection.by_name[column.name].length == getattr(column.type, "length", None), f"{of}.{column}"


def test_every_field_is_labelled_in_both_languages(datamap):
    for collection in datamap.collections.values():
        assert collection.label_nl
        assert collection.label_en
        for field in collection.fields:
            assert field.label_nl, f"{collection.id}.{field.name}"
            assert field.label_en, f"{collection.id}.{field.name}"


def test_every_reference_lands_on_a_field(datamap):
    for collection in datamap.collections.values():
        for field in collection.fields:
            for reference in field.references:
                assert datamap.field(reference.target).name == reference.target.name


def test_a_household_is_reached_from_its_people_and_never_the_other_way(datamap):
    steps = {(str(edge.source.collection), str(edge.target.collection)) for edge in datamap.edges}
    assert ("crm:customer", "crm:household") in steps
    assert ("crm:household", "crm:customer") not in steps
    assert not {pair for pair in steps if {"crm:agent", "dialler:campaign"} & set(pair)}
    household = next(f for f in datamap.collections if f.name == "household")
    reference = datamap.collection(next(c for c in datamap.collections if c.name == "customer")).by_name["household_id"]
    assert [r.direction for r in reference.references if r.target.collection == household] == [Direction.OUT]


def test_every_foreign_key_to_a_person_is_a_reference(datamap):
    left_out = {("contact_moment", "agent"), ("call_list_entry", "campaign")}
    steps = {(e.source.collection.name, e.target.collection.name) for e in datamap.edges}
    for metadata in DATABASES.values():
        for table in metadata.tables.values():
            for key in table.foreign_keys:
                pair = (table.name, key.column.table.name)
                assert (pair in steps) != (pair in left_out)


def test_scopes_hang_together(datamap):
    for collection in datamap.collections.values():
        scope = collection.scope
        assert scope.inherit or scope.column in collection.by_name or scope.organisation in CLIENTS
        assert {key for _, key in scope.values} <= set(CLIENTS)


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_every_retention_rule_is_in_the_rule_packs(datamap, country):
    keys = {c.retention.rule for c in datamap.collections.values() if c.retention}
    pack = shipped(country)
    assert {f"{country.lower()}.{key}" for key in keys} <= set(pack.rule_keys)


def test_retention_starts_at_a_field_that_exists(datamap):
    for collection in datamap.collections.values():
        if collection.retention and collection.retention.start:
            home, _, name = collection.retention.start.rpartition(".")
            system, _, table = home.partition(":")
            fields = FIELDS[system, table] if home else FIELDS[collection.id.system, collection.id.name]
            assert name in fields


def test_every_activity_of_the_map_exists_for_every_organisation_in_scope(datamap):
    known = {(a["key"], a["organisation"]) for a in activities()}
    assert len(known) == len(activities())
    for collection in datamap.collections.values():
        names = {collection.activity, *(f.activity for f in collection.fields if f.activity)}
        organisations = [collection.scope.organisation] if collection.scope.organisation else list(CLIENTS)
        assert {(name, organisation) for name in names for organisation in organisations} <= known


def test_activities_are_complete_in_both_languages():
    for activity in activities():
        assert (activity["role"] == "controller") == (activity["organisation"] == "own")
        for name in ("name", "purpose", "source", "retention"):
            assert set(activity[name]) == {"nl", "en"}
            assert all(activity[name].values())
        for recipient in activity["recipients"]:
            assert {"name", "country", "what"} == set(recipient)


def activities():
    return yaml.safe_load((DATA / "activities.yaml").read_text(encoding="utf-8"))["activity"]
