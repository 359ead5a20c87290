"""What changed, the task about it, and taking it as reviewed."""

import pytest

from houvast.features.datamap.actions import load_map
from houvast.features.discovery.actions.asking import keep_review_task, keep_review_tasks
from houvast.features.discovery.actions.drifting import check_drift
from houvast.features.discovery.jobs import DRIFT_CHECK
from houvast.features.discovery.jobs import check_drift as hourly
from houvast.features.discovery.queries.drift import open_drift
from houvast.features.discovery.queries.review_tasks import review_task
from houvast.features.tasks.contracts import TaskKind, TaskState
from houvast.features.tasks.queries import asked_of, tasks_about
from tests.features.discovery.conftest import NOON, SVEN, later
from tests.features.discovery.test_discovering import MAP

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

PAGE = "/desk/map/drift/"


@pytest.fixture
def changed(cast, shop):
    """The shop, changed in two places since it was seen first."""
    load_map(name="winkel.yaml", text=MAP, by=SVEN, at=NOON)
    check_drift(system="shop", by=SVEN, at=NOON)
    shop.run("ALTER TABLE klant ADD COLUMN geheim VARCHAR(9)", "CREATE TABLE lead (id INTEGER PRIMARY KEY)")
    return shop


def notice(hours, commit):
    with commit(execute=True):
        check_drift(system="shop", by=DRIFT_CHECK, at=later(hours))


def tasks():
    return tasks_about("shop", TaskKind.REVIEW)


def test_a_change_asks_the_system_owner_once(changed, desk, django_capture_on_commit_callbacks):
    notice(1, django_capture_on_commit_callbacks)
    notice(2, django_capture_on_commit_callbacks)
    hourly(later(3))
    (task,) = tasks()
    assert (task.role, task.state, task.case) == ("system_owner", TaskState.OPEN, "")
    assert "klant.geheim" in asked_of(task.id).words
    html = desk("sven").get(PAGE).content.decode()
    assert f"/desk/tasks/{task.id}/" in html
    assert "geheim" in html
    assert "new collection" in html


def test_the_task_is_done_when_all_was_reviewed(changed, desk, django_capture_on_commit_callbacks):
    notice(1, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        desk("sven").post(f"{PAGE}of/shop/reviewed/", {"collection": "klant"})
    assert review_task("shop") is not None
    with django_capture_on_commit_callbacks(execute=True):
        desk("sven").post(f"{PAGE}of/shop/reviewed/")
    assert open_drift() == ()
    assert [task.state for task in tasks()] == [TaskState.DONE]
    assert "Nothing changed" in desk("sven").get(PAGE).content.decode()


def test_an_answer_alone_opens_no_second_task_and_reviews_nothing(changed, django_capture_on_commit_callbacks, desk):
    notice(1, django_capture_on_commit_callbacks)
    desk("sven").post(f"/desk/tasks/{tasks()[0].id}/", {"answer": "done"})
    assert tasks()[0].state is TaskState.DONE
    hourly(later(2))
    assert len(tasks()) == 1
    assert open_drift()


def test_another_change_asks_anew(changed, django_capture_on_commit_callbacks, desk):
    notice(1, django_capture_on_commit_callbacks)
    desk("sven").post(f"/desk/tasks/{tasks()[0].id}/", {"answer": "done"})
    changed.run("ALTER TABLE klant ADD COLUMN nog_iets VARCHAR(9)")
    notice(2, django_capture_on_commit_callbacks)
    assert [task.state for task in tasks()] == [TaskState.OPEN, TaskState.DONE]


def test_a_system_that_became_again_what_it_was_asks_nobody(changed, django_capture_on_commit_callbacks):
    notice(1, django_capture_on_commit_callbacks)
    changed.run("ALTER TABLE klant DROP COLUMN geheim", "DROP TABLE lead")
    hourly(later(2))
    assert [task.state for task in tasks()] == [TaskState.WITHDRAWN]


def test_who_was_cut_off_before_the_task_opens_it_later(changed):
    check_drift(system="shop", by=DRIFT_CHECK, at=later(1))
    assert tasks() == ()
    keep_review_tasks(by=DRIFT_CHECK, at=later(2))
    assert len(tasks()) == 1
    assert keep_review_task(system="shop", by=DRIFT_CHECK, at=later(3)) is None


def test_without_a_system_owner_the_privacy_officer_is_asked(changed, cast, django_capture_on_commit_callbacks):
    cast.sven.is_active = False
    cast.sven.save()
    notice(1, django_capture_on_commit_callbacks)
    assert [task.role for task in tasks()] == ["privacy_officer"]


def test_a_button_looks_in_the_background(changed, desk, work, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        desk("sven").post(f"{PAGE}look/")
    assert 'aria-busy="true"' in desk("sven").get(PAGE).content.decode()
    assert work() == 1
    assert desk("sven").get(f"{PAGE}progress/").headers["HX-Refresh"] == "true"
    assert len(tasks()) == 1
    assert "geheim" in desk("iris").get(PAGE).content.decode()


def test_who_may_only_look_reviews_nothing(changed, desk):
    check_drift(system="shop", by=DRIFT_CHECK, at=later(1))
    assert "Reviewed" not in desk("iris").get(PAGE).content.decode()
    assert desk("iris").post(f"{PAGE}of/shop/reviewed/").status_code in (403, 422)
    assert open_drift()
