"""Who sees and answers which task."""

import pytest

from houvast.features.tasks.contracts import Addressee
from houvast.features.tasks.permissions import (
    enter_task,
    enter_task_to_answer,
    enter_task_to_manage,
    has_tasks,
    may_answer,
    may_look,
    may_manage,
)
from houvast.features.tasks.queries import NoSuchTask, tasks_for, tasks_watched
from houvast.foundation.accounts.permissions import NotAllowed
from tests.cast import PEOPLE, Cast
from tests.features.tasks.stage import OUTSIDE, a_task

OWNERS = Addressee(role="system_owner")


def who(cast: Cast, may, task) -> set[str]:
    return {name for name, account in cast.people.items() if may(account, task)}


@pytest.mark.parametrize(
    ("to", "organisation", "look", "answer"),
    [
        (OUTSIDE, "zonneveld", {"thijs", "olga", "iris"}, {"thijs", "olga"}),
        (OWNERS, "own", {"sven", "thijs", "olga", "iris"}, {"sven", "thijs", "olga"}),
        (OWNERS, "zonneveld", {"thijs", "olga", "iris"}, {"thijs", "olga"}),  # sven works for the centre only
        (OWNERS, "scaldis", {"olga", "iris"}, {"olga"}),
    ],
)
def test_a_task_of_a_case(cast, to, organisation, look, answer):
    task = a_task(cast, to, organisation=organisation)
    assert who(cast, may_look, task) == look
    assert who(cast, may_answer, task) == answer
    assert who(cast, may_manage, task) == answer - {"sven"}


def test_a_task_for_one_account_is_that_ones_whatever_the_role(cast):
    task = a_task(cast, Addressee(account=cast.noor.pk))
    assert who(cast, may_answer, task) == {"noor", "thijs", "olga"}
    assert [one.id for one in tasks_for(cast.noor)] == [task.id]


def test_a_task_outside_cases_is_looked_after_by_who_manages_systems(cast):
    task = a_task(cast, OWNERS, organisation="own", case="")
    assert who(cast, may_manage, task) == {"sven"}
    assert "olga" not in who(cast, may_look, task)


def test_who_is_no_longer_active_sees_nothing(cast):
    task = a_task(cast, Addressee(account=cast.noor.pk))
    cast.noor.is_active = False
    assert not may_look(cast.noor, task)


def test_the_lists_show_what_one_may_see_and_no_more(cast):
    tasks = [a_task(cast, to, organisation=key) for to in (OUTSIDE, OWNERS) for key in ("own", "zonneveld", "scaldis")]
    for account in cast.people.values():
        shown = {one.id for one in (*tasks_for(account), *tasks_watched(account))}
        assert shown <= {task.id for task in tasks if may_look(account, task)}
    assert len(tasks_for(cast.sven)) == 1
    assert len(tasks_watched(cast.olga)) == 6


def test_a_task_that_one_may_not_see_is_as_one_that_is_not_there(cast):
    task = a_task(cast)
    with pytest.raises(NoSuchTask):
        enter_task(cast.amira, task.id)
    with pytest.raises(NotAllowed):
        enter_task_to_answer(cast.iris, task.id)
    with pytest.raises(NotAllowed):
        enter_task_to_manage(cast.iris, task.id)


def test_who_can_have_tasks(cast):
    assert {name for name, account in cast.people.items() if has_tasks(account)} == set(PEOPLE) - {"kees", "petra"}
