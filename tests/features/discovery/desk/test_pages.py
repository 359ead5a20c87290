"""The pages of discovery as forms: from a button that looks at a system to fields in the map."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest

from houvast.features.datamap.queries import current_map
from houvast.features.discovery.actions.discovering import discover
from houvast.features.discovery.contracts import Status
from houvast.features.discovery.desk.gap_words import TOLD
from houvast.features.discovery.queries.proposals import proposals
from houvast.features.discovery.rules import minimising
from houvast.foundation.evidence.models import Entry
from tests.features.discovery.conftest import NOON, SVEN

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

QUEUE = "/desk/map/review/of/shop/"


def text(response) -> str:
    return response.content.decode()


def known(field: str):
    return next(one for one in proposals("shop") if one.name == field)


@pytest.fixture
def proposed(shop):
    """The shop, looked at."""
    discover(system="shop", by=SVEN, at=NOON)
    return shop


def test_a_button_has_a_system_looked_at_in_the_background(shop, desk, work, django_capture_on_commit_callbacks):
    sven = desk("sven")
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            sven.post(f"{QUEUE}discover/")
    assert 'aria-busy="true"' in text(sven.get(QUEUE))
    assert "being looked at" in text(sven.get("/desk/map/review/"))
    assert work() == 1
    assert sven.get(f"{QUEUE}progress/").headers["HX-Refresh"] == "true"
    assert known("klant.epost").status is Status.OPEN
    assert "klant" in text(sven.get(QUEUE))


def test_the_least_sure_stands_first_and_no_value_is_shown(proposed, desk):
    html = text(desk("sven").get(QUEUE))
    rows = [one.one for _, several in desk("sven").get(QUEUE).context["sections"] for one in several]
    for collection in {row.collection for row in rows}:
        sure = [row.confidence for row in rows if row.collection == collection]
        assert sure == sorted(sure)
    assert "look like: e-mail address" in html
    assert not [value for value in proposed.planted if value in html]


def test_one_field_is_decided_without_a_script(proposed, desk):
    sven, field = desk("sven"), known("klant.epost")
    shown = sven.post(f"{QUEUE}decide/", {"accept": field.id, "show": "open"}, follow=True)
    assert "1 field is accepted" in text(shown)
    assert known("klant.epost").status is Status.ACCEPTED
    assert Entry.objects.filter(kind="discovery.decided").count() == 1
    sven.post(f"{QUEUE}decide/", {"change": field.id, "becomes": "user.contact.url"})
    assert known("klant.epost").category == "user.contact.url"
    sven.post(f"{QUEUE}decide/", {"reject": field.id})
    assert known("klant.epost").status is Status.REJECTED


def test_a_page_that_asks_for_its_row_gets_the_row(proposed, desk):
    field = known("klant.epost")
    answer = desk("sven").post(f"{QUEUE}decide/", {"accept": field.id}, headers={"hx-request": "true"})
    assert text(answer).startswith(f'<li id="field-{field.id}"')
    assert 'data-say="klant.epost: accepted"' in text(answer)


def test_ticked_fields_are_decided_at_once(proposed, desk):
    ticked = [known("klant.epost").id, known("klant.anaam").id]
    desk("sven").post(f"{QUEUE}decide/", {"ticked": "accept", "chosen": ticked})
    assert {one.id for one in proposals("shop", status=Status.ACCEPTED)} == set(ticked)


def test_all_that_is_shown_and_sure_enough_is_accepted(proposed, desk):
    seen = datetime.now(UTC).isoformat()
    given = {"shown": "accept", "above": "0.9", "what": "personal", "seen-at": seen}
    desk("sven").post(f"{QUEUE}decide/", given)
    accepted = proposals("shop", status=Status.ACCEPTED)
    assert accepted
    assert all(one.confidence >= 0.9 and one.category for one in accepted)
    assert not [one for one in proposals("shop", status=Status.OPEN) if one.confidence >= 0.9 and one.category]


def test_all_of_one_rule_is_decided_at_once(proposed, desk):
    rule = known("klant.epost").rule
    given = {"shown": "accept", "above": "0", "rule": rule, "seen-at": datetime.now(UTC).isoformat()}
    desk("sven").post(f"{QUEUE}decide/", given)
    assert {one.rule for one in proposals("shop", status=Status.ACCEPTED)} == {rule}


def test_what_was_proposed_after_the_page_was_made_is_not_decided_with_all(proposed, desk):
    given = {"shown": "accept", "above": "0", "seen-at": "2020-01-01T00:00:00+00:00"}
    answer = desk("sven").post(f"{QUEUE}decide/", given)
    assert answer.status_code == 400
    assert not proposals("shop", status=Status.ACCEPTED)


@pytest.mark.parametrize("given", [{}, {"ticked": "accept"}, {"shown": "accept"}, {"ticked": "burn", "chosen": ["1"]}])
def test_a_decision_about_nothing_is_refused(proposed, desk, given):
    assert desk("sven").post(f"{QUEUE}decide/", given).status_code == 400


def test_a_change_needs_a_category(proposed, desk):
    given = {"change": known("klant.epost").id, "becomes": "Robert'); DROP"}
    assert desk("sven").post(f"{QUEUE}decide/", given).status_code == 400
    assert known("klant.epost").status is Status.OPEN


def test_who_may_only_look_gets_no_buttons(proposed, desk):
    iris = desk("iris")
    assert "klant" in text(iris.get(QUEUE))
    assert 'name="accept"' not in text(iris.get(QUEUE))
    assert iris.post(f"{QUEUE}decide/", {"accept": known("klant.epost").id}).status_code in (403, 422)
    assert known("klant.epost").status is Status.OPEN


def test_a_big_queue_comes_in_pages(proposed, desk):
    columns = ", ".join(f"kolom{number} VARCHAR(9)" for number in range(120))
    proposed.run(f"CREATE TABLE breed (id INTEGER PRIMARY KEY, {columns})")
    discover(system="shop", by=SVEN, at=NOON)
    first, last = desk("sven").get(QUEUE), desk("sven").get(f"{QUEUE}?page=2")
    assert (text(first).count("<li id="), first.context["page"].paginator.num_pages) == (100, 2)
    assert text(last).count("<li id=") == len(proposals("shop")) - 100


def test_the_map_changes_only_after_the_difference_was_seen(proposed, desk):
    sven = desk("sven")
    sven.post(f"{QUEUE}decide/", {"accept": known("klant.epost").id})
    shown = sven.get(f"{QUEUE}apply/")
    assert "+    - name: epost" in text(shown)
    sven.post(f"{QUEUE}decide/", {"accept": known("klant.anaam").id})
    again = sven.post(f"{QUEUE}apply/", {"seen": shown.context["seen"]})
    assert again.status_code == 409
    assert not current_map().systems
    done = sven.post(f"{QUEUE}apply/", {"seen": again.context["seen"]}, follow=True)
    assert "in the map now" in text(done)
    fields = {field.name for one in current_map().collections.values() for field in one.fields if field.categories}
    assert fields == {"epost", "anaam"}
    assert "No decision waits" in text(sven.get(f"{QUEUE}apply/"))


def test_gaps_come_as_a_table_and_as_a_file_that_runs_nothing(proposed, desk):
    proposed.run('ALTER TABLE klant ADD COLUMN "=cmd" VARCHAR(90)')
    discover(system="shop", by=SVEN, at=NOON)
    sven = desk("sven")
    for field in ("klant.=cmd", "klant.epost"):
        sven.post(f"{QUEUE}decide/", {"change": known(field).id, "becomes": "user.contact.email"})
    sven.post(f"{QUEUE}apply/", {"seen": sven.get(f"{QUEUE}apply/").context["seen"]})
    html = text(desk("iris").get("/desk/map/gaps/"))
    assert "No activity claims it" in html
    assert "Name its activity in the map" in html
    rows = list(csv.DictReader(io.StringIO(desk("iris").get("/desk/map/gaps/csv/").content.decode("utf-8-sig"))))
    assert {row["field"] for row in rows} == {"'=cmd", "epost"}
    only = desk("iris").get("/desk/map/gaps/csv/?system=elsewhere").content.decode("utf-8-sig")
    assert len(only.splitlines()) == 1


def test_a_special_category_that_no_activity_claims_has_no_ground_either(proposed, desk):
    sven = desk("sven")
    sven.post(f"{QUEUE}decide/", {"change": known("klant.geloof").id, "becomes": "user.demographic.religious_belief"})
    sven.post(f"{QUEUE}apply/", {"seen": sven.get(f"{QUEUE}apply/").context["seen"]})
    found = [gap.code for gap, _told in sven.get("/desk/map/gaps/").context["rows"] if gap.field == "geloof"]
    assert found == ["no_special_ground", "no_activity"]


def test_every_kind_of_gap_has_its_words():
    source = open(minimising.__file__).read()  # noqa: SIM115, PTH123
    assert set(re.findall(r'_gap\("([a-z_]+)"', source)) == TOLD.keys()
