from datetime import UTC, datetime

import pytest

from houvast.engines.datamap.fides import MalformedMap, read_map
from houvast.engines.datamap.houvast_keys import UnknownKey
from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.actions import load_map, unload_map
from houvast.features.datamap.queries import UnknownMap, current_map, export_map, map_files, map_history
from houvast.features.datamap.rules import MapRefused
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

SVEN = Actor(kind="account", key="sven")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

CRM = """\
# what the CRM holds\r
dataset:
  - fides_key: crm
    collections:
      - name: customer
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email}}
"""
TICKETS = "dataset: [{fides_key: tickets, collections: [{name: ticket, fields: [{name: id}]}]}]\n"


def load(name: str, text: str):
    return load_map(name=name, text=text, by=SVEN, at=NOON)


def test_a_file_makes_the_map_and_comes_back_to_the_letter():
    file = load("crm.yaml", CRM)
    assert (file.systems, file.collections, file.fields, file.loaded_by) == (("crm",), 1, 2, "account:sven")
    assert current_map() == read_map(CRM)
    assert export_map("crm.yaml") == export_map() == CRM
    assert [e.kind for e in Entry.objects.all()] == ["datamap.loaded"]


def test_without_a_file_the_map_is_empty():
    assert current_map().systems == ()
    with pytest.raises(UnknownMap, match="No data map"):
        export_map()


def test_files_make_one_map_together_and_unchanged_it_is_the_same_object():
    load("crm.yaml", CRM)
    alone = current_map()
    assert current_map() is alone
    load("tickets.yaml", TICKETS)
    assert set(current_map().collections) == {CollectionId("crm", "customer"), CollectionId("tickets", "ticket")}
    assert read_map(export_map()) == current_map()
    unload_map(name="tickets.yaml", by=SVEN, at=NOON)
    assert current_map() is alone


def test_a_newer_version_takes_the_place_of_the_older_which_stays_as_history():
    load("crm.yaml", CRM)
    newer = load("crm.yaml", CRM.replace("email", "mail"))
    assert map_files() == (newer,)
    assert len(map_history("crm.yaml")) == 2
    assert current_map().systems[0].collections[0].fields[1].name == "mail"


def test_the_same_text_again_changes_nothing():
    assert load("crm.yaml", CRM) == load("crm.yaml", CRM)
    assert Entry.objects.count() == len(map_history("crm.yaml")) == 1


@pytest.mark.parametrize(
    ("name", "text", "error", "words"),
    [
        ("more.yaml", CRM, MapRefused, "“crm”, as the file “crm.yaml”"),
        (
            "crm.yaml",
            "dataset: [{fides_key: crm, collections: [{name: a}, {name: a}]}]",
            MalformedMap,
            "a: the name",
        ),
        ("crm.yaml", "# a map\ndataset: {a: b: c}", MalformedMap, "line 2"),
        ("crm.yaml", "dataset: []", MapRefused, "describes no system"),
        ("crm.yaml", "just words", MalformedMap, "no mapping"),
        ("crm.yaml", "dataset: [{fides_key: 'c:m'}]", MapRefused, "fides_key"),
        ("crm.yaml", CRM.replace("identity: email}", "}, houvast: {origin: guessed}"), UnknownKey, "customer.email"),
        ("crm.yaml", CRM + "# \0", MapRefused, "UTF-8"),
        ("crm.yaml", CRM + "# \ud800", MapRefused, "UTF-8"),
        ("crm.yaml", CRM + "#" * 5 * 2**20, MapRefused, "larger than 5 MB"),
        ("a name", TICKETS, MapRefused, "needs a name"),
    ],
)
def test_what_cannot_be_loaded_is_one_line_and_leaves_the_map_as_it_was(name, text, error, words):
    load("crm.yaml", CRM)
    before = current_map()
    with pytest.raises(error, match=words) as refused:
        load(name, text)
    assert "\n" not in str(refused.value)
    assert current_map() is before
    assert Entry.objects.count() == 1


def test_an_unknown_file_is_one_line():
    load("crm.yaml", CRM)
    with pytest.raises(UnknownMap, match="“other”"):
        export_map("other")
    with pytest.raises(UnknownMap, match="“other”"):
        unload_map(name="other", by=SVEN, at=NOON)
