import pytest

from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.actions import load_map
from houvast.features.discovery.actions.drifting import NoDrift, check_all, check_drift, review_drift
from houvast.features.discovery.queries.drift import open_drift, unreviewed, watched
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import open_connector
from houvast.foundation.evidence.models import Entry
from tests.features.discovery.conftest import NOON, SVEN, later
from tests.features.discovery.test_discovering import MAP

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

CUSTOMER, ORDER = CollectionId("shop", "klant"), CollectionId("shop", "bestelling")


@pytest.fixture
def watched_shop(shop):
    """The shop, whose schema was seen once."""
    load_map(name="winkel.yaml", text=MAP, by=SVEN, at=NOON)
    assert check_drift(system="shop", by=SVEN, at=NOON) == ()
    return shop


def check(hours: int = 1):
    return [(d.collection, d.code, d.field) for d in check_drift(system="shop", by=SVEN, at=later(hours))]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("ALTER TABLE klant ADD COLUMN bsn VARCHAR(9)", [("klant", "column_new", "bsn")]),
        ("ALTER TABLE klant DROP COLUMN opm", [("klant", "column_gone", "opm")]),
        ("CREATE TABLE lead (id INTEGER PRIMARY KEY)", [("lead", "collection_new", "")]),
        ("DROP TABLE artikel", [("artikel", "collection_gone", "")]),
    ],
)
def test_what_changed_is_found_and_waits(watched_shop, statement, found):
    watched_shop.run(statement)
    assert check() == found
    assert check(2) == found
    assert len(Entry.objects.filter(kind="discovery.drift_found")) == 1


def test_types_keys_and_foreign_keys_count_as_well(watched_shop):
    watched_shop.run(
        "DROP TABLE bestelling",
        "CREATE TABLE bestelling (id INTEGER, klant_id VARCHAR(9) NOT NULL REFERENCES klant(klantnr), "
        "bedrag NUMERIC(8, 2), toelichting TEXT, PRIMARY KEY (id, klant_id))",
    )
    codes = {code for _, code, _ in check()}
    assert codes == {"column_changed", "key_changed", "foreign_key_new"}
    assert any("integer -> text(9) not null" in str(drift) for drift in open_drift(system="shop"))


def test_a_review_makes_it_right_and_is_evidence(watched_shop):
    watched_shop.run("ALTER TABLE klant ADD COLUMN bsn VARCHAR(9)", "DROP TABLE artikel")
    check()
    review_drift(system="shop", collection="klant", by=SVEN, at=later(2))
    assert check(3) == [("artikel", "collection_gone", "")]
    review_drift(system="shop", by=SVEN, at=later(4))
    assert check(5) == []
    assert len(Entry.objects.filter(kind="discovery.schema_reviewed")) == 2
    with pytest.raises(NoDrift):
        review_drift(system="shop", by=SVEN, at=later(6))


def test_what_was_undone_no_longer_waits(watched_shop):
    watched_shop.run("CREATE TABLE lead (id INTEGER PRIMARY KEY)")
    assert check()
    watched_shop.run("DROP TABLE lead")
    assert check(2) == []


def test_only_the_collections_at_hand_stop_an_erasure(watched_shop):
    watched_shop.run("ALTER TABLE bestelling ADD COLUMN telefoon VARCHAR(20)")
    check()
    assert open_drift([CUSTOMER]) == ()
    assert [drift.field for drift in open_drift([CUSTOMER, ORDER])] == ["telefoon"]


def test_a_change_counts_before_any_scheduled_check(watched_shop):
    watched_shop.run("ALTER TABLE klant ADD COLUMN bsn VARCHAR(9)", "DROP TABLE artikel")
    assert watched([CUSTOMER]) == ["klant"]
    with open_connector("shop").session() as session:
        live = {"shop": session.describe(["klant", "artikel"])}
    found = unreviewed(live, {"shop": ["klant", "artikel", "never_seen"]})
    assert [(drift.collection, drift.code) for drift in found] == [
        ("artikel", "collection_gone"),
        ("klant", "column_new"),
    ]


def test_every_mapped_system_is_checked_and_a_dead_one_stops_none(watched_shop, tmp_path):
    text = "dataset: [{fides_key: dead, collections: [{name: t, fields: [{name: id}]}]}]"
    load_map(name="dead.yaml", text=text, by=SVEN, at=NOON)
    add_system(key="dead", url=f"sqlite:///{tmp_path / 'nowhere.db'}", by=SVEN, at=NOON)
    watched_shop.run("ALTER TABLE klant ADD COLUMN bsn VARCHAR(9)")
    failed = check_all(by=SVEN, at=later(1))
    assert list(failed) == ["dead"]
    assert [drift.field for drift in open_drift()] == ["bsn"]
