"""The map of the real systems: the demonstration's own, and the shipped ones with for whom and why."""

from houvast.engines.datamap.fides import read_map
from houvast.entrypoints.demo.real.letters import BOXES
from houvast.entrypoints.demo.real.maps import real_map
from tests.entrypoints.demo.conftest import DATA


def test_its_own_systems_stay_as_they_are(datamap):
    whole = read_map(real_map((DATA / "map.yaml").read_text(encoding="utf-8")))
    assert whole.systems[: len(datamap.systems)] == datamap.systems


def test_every_organisation_has_its_mailbox_and_only_conversations_within_it():
    whole = read_map(real_map("dataset: []"))
    mail = {c.schema: c for c in whole.systems[0].collections}
    assert set(mail) == set(BOXES.values())
    assert {c.scope.organisation for c in mail.values()} == set(BOXES)
    for collection in mail.values():
        assert [r.target.collection for r in collection.by_name["thread"].references] == [collection.id]


def test_the_help_desk_is_of_one_organisation():
    desk = [s for s in read_map(real_map("dataset: []")).systems if s.key.startswith("request_tracker")]
    assert len(desk) == 2
    assert {(c.scope.organisation, c.activity) for s in desk for c in s.collections} == {
        ("energie", "customer-service")
    }
