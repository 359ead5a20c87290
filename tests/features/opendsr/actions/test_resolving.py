"""Somebody who is named by a hash is found in the systems of that principal, or a person is asked."""

import hashlib
import json

import pytest

from houvast.features.activities.actions import load_activities
from houvast.features.datamap.actions import load_map
from houvast.features.opendsr.actions import resolving
from houvast.features.opendsr.models import Received
from houvast.features.rights.queries import case_for
from houvast.features.systems.actions import add_system
from houvast.features.tasks.models import Task
from houvast.features.tasks.storing import open_asked
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.jobs.worker import Worker
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.entrypoints.cli import shop
from tests.features.opendsr.api.test_requests import body_of, post


def hashed(text: str, form: str = "sha256", kind: str = "email") -> dict:
    digest = hashlib.new(form, text.encode(), usedforsecurity=False).hexdigest()
    one = {"identity_type": kind, "identity_value": digest, "identity_format": form}
    return body_of(subject_identities=[one])


@pytest.fixture(name="shop_of")
def a_shop(cast, tmp_path):
    def introduce(organisation: str) -> None:
        url = f"sqlite:///{tmp_path / 'shop.db'}"
        shop.fill(url)
        add_system(key="shop", url=url, by=SETUP, at=LONG_AGO)
        ours, theirs = "organisation: own", f"organisation: {organisation}"
        load_map(name="shop.yaml", text=shop.MAP.replace(ours, theirs), by=SETUP, at=LONG_AGO)
        activities = shop.ACTIVITIES.replace(ours, theirs).replace("role: controller", "role: processor")
        load_activities(name="shop.yaml", text=activities, by=SETUP, at=LONG_AGO)

    return introduce


@pytest.fixture(name="send")
def send_and_work(client, key, cast, django_capture_on_commit_callbacks):
    def send(body: dict) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            assert post(client, key, body).status_code == 201
        Worker().work()
        return Received.objects.get().case

    return send


def keys_of(cast, case: str) -> dict[str, str]:
    return {one.kind: one.text for one in case_for(cast.olga, case).person.keys}


@pytest.mark.parametrize(
    ("body", "kind", "value"),
    [
        (hashed("fenna@example.org"), "email", "fenna@example.org"),
        (hashed("fenna@example.org", "md5"), "email", "fenna@example.org"),
        (hashed("K100", kind="controller_customer_id"), "customer_number", "K100"),
    ],
)
def test_who_is_meant_is_found_and_written_down(send, shop_of, cast, body, kind, value):
    shop_of(ZONNEVELD)
    case = send(body)
    assert keys_of(cast, case)[kind] == value
    assert [(one["found"], one["reason"]) for one in facts_of(case, "opendsr.hashes")] == [(1, "found")]
    assert "fenna" not in json.dumps(facts_of(case, "opendsr.hashes"))
    assert not Task.objects.exists()


def asked_why(case: str) -> str:
    (task,) = Task.objects.all()
    assert (task.case, task.role) == (case, "team_lead")
    assert [one["found"] for one in facts_of(case, "opendsr.hashes")] == [0]
    assert "opdrachtgever" in open_asked(task).words.lower()
    return str(facts_of(case, "opendsr.hashes")[0]["reason"])


def test_nobody_is_found_in_the_systems_of_another(send, shop_of):
    shop_of("own")
    assert asked_why(send(hashed("fenna@example.org"))) == "no_field"


def test_an_unknown_hash_is_asked_about(send, shop_of):
    shop_of(ZONNEVELD)
    assert asked_why(send(hashed("stranger@example.org"))) == "nobody"


def test_a_large_system_is_not_read_whole(send, shop_of, monkeypatch):
    shop_of(ZONNEVELD)
    monkeypatch.setattr(resolving, "MOST_ROWS", 0)
    assert asked_why(send(hashed("fenna@example.org"))) == "too_large"


def test_looking_twice_changes_nothing(send, shop_of, client, key):
    shop_of(ZONNEVELD)
    body = hashed("stranger@example.org")
    case = send(body)
    assert send(body) == case
    assert Task.objects.count() == 1
    assert len(facts_of(case, "opendsr.hashes")) == 1
