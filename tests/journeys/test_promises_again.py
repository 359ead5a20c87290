"""It stays gone: after a restored backup the recorded erasures are applied again, to the very same rows only."""

import shutil
from pathlib import Path

import pytest

from houvast.features.erasure.actions.reapplying import reapply
from houvast.features.erasure.contracts import PlanState, Reapplied
from houvast.features.erasure.models import SealedRecord
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case
from houvast.features.rights.actions.closing import close_case, shred_case
from houvast.features.rights.contracts import Right
from houvast.foundation.evidence import queries as evidence
from tests.journeys.centre import NOON, Centre, open_centre
from tests.journeys.dying import SYSTEMS, Databases
from tests.journeys.steps import WHO, carried_out, everything, left_untold, located, proven, sql

pytestmark = [pytest.mark.django_db]


class Backup:
    """A copy of the SQLite files and the folder, made before."""

    def __init__(self, centre: Centre, home: Path, to: Path) -> None:
        self._home, self._to = home, to
        for place in self._places():
            (shutil.copytree if place.is_dir() else shutil.copy2)(place, to / place.name)

    def restore(self) -> None:
        for place in self._places():
            shutil.rmtree(place) if place.is_dir() else place.unlink()
            (shutil.copytree if (self._to / place.name).is_dir() else shutil.copy2)(self._to / place.name, place)

    def _places(self) -> list[Path]:
        return [*(self._home / f"{name}.db" for name in SYSTEMS), self._home / "recordings"]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    (tmp_path / "home").mkdir()
    return open_centre(tmp_path / "home", people=40)


@pytest.fixture
def backup(centre, tmp_path) -> Backup:
    (tmp_path / "backup").mkdir()
    return Backup(centre, tmp_path / "home", tmp_path / "backup")


def again(**only: object) -> dict[tuple[str, str], Reapplied]:
    return {(done.case, done.system): done for done in reapply(**WHO, **only)}


def test_a_restored_backup_is_erased_again_to_the_same_end(centre, backup):
    case = located(centre, "vera", "energie")
    proven(case)
    meant = everything(centre)
    backup.restore()
    assert everything(centre) != meant
    first = again()
    assert {system for _, system in first} == {*SYSTEMS, "recordings"}
    assert all(done.erased_again == done.rows and not done.differing and not done.trouble for done in first.values())
    assert everything(centre) == meant
    second = again()
    assert all(done.gone_already == done.rows and not done.erased_again for done in second.values())
    assert everything(centre) == meant
    told = [fact.facts for fact in evidence.timeline(case) if fact.kind == "erasure.reapplied"]
    assert [fact["erased_again"] for fact in told[:5]] == [done.rows for done in first.values()]
    assert {fact["erased_again"] for fact in told[5:]} == {0}
    assert evidence.verify().ok


def test_a_restored_backup_on_postgresql(tmp_path, db, postgres):
    databases = Databases(postgres, *SYSTEMS)
    centre = open_centre(tmp_path, people=40, urls=databases.urls)
    databases.keep()
    proven(located(centre, "vera", "energie"))
    meant = everything(centre)
    databases.put_back()
    databases.close()
    for name in SYSTEMS:
        assert all(done.erased_again == done.rows for done in again(system=name).values())
    assert everything(centre) == meant


def test_somebody_else_under_an_old_number_is_left_alone(centre, backup):
    proven(located(centre, "vera", "energie"))
    backup.restore()
    email = dict(centre.keys_of("vera", "energie"))["email"]
    (key,) = sql(centre, "crm", "SELECT id FROM customer WHERE email = :email", email=email)[0]
    newcomer = "UPDATE customer SET last_name = 'Nieuwkomer', email = 'nieuw@example.org' WHERE id = :id"
    sql(centre, "crm", newcomer, id=key)
    (done,) = again(system="crm").values()
    assert done.differing == 1
    assert sql(centre, "crm", "SELECT last_name FROM customer WHERE id = :id", id=key) == [("Nieuwkomer",)]


def test_it_still_works_when_the_case_was_shredded(centre, backup):
    case = located(centre, "vera", "energie")
    proven(case)
    meant = everything(centre)
    answer_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)
    shred_case(case=case, **WHO)
    backup.restore()
    assert all(done.erased_again == done.rows for done in again().values())
    assert everything(centre) == meant
    assert evidence.verify().ok


def test_organisations_stay_apart(centre, backup):
    """One person, known to two: each erasure touches its own organisation's rows, also the second time."""
    proven(located(centre, "sanne", "energie"))
    energie = everything(centre)
    own = located(centre, "sanne", "own")
    proven(own)
    both = everything(centre)
    backup.restore()
    for record in SealedRecord.objects.exclude(plan__case=own):
        next(reapply(system=record.system, **WHO))
    assert everything(centre) == energie
    list(reapply(**WHO))
    assert everything(centre) == both
    assert both != energie


def test_what_was_planned_but_stopped_is_not_carried_out_this_way(centre):
    case = located(centre, "vera", "energie")
    email = dict(centre.keys_of("vera", "energie"))["email"]
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    old = sql(centre, "crm", "SELECT iban FROM customer WHERE email = :email", email=email)[0][0]
    change = "UPDATE customer SET iban = :iban WHERE email = :email"
    sql(centre, "crm", change, iban="NL00FAKE0000000001", email=email)
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.STOPPED
    sql(centre, "crm", change, iban=old, email=email)
    assert (case, "crm") not in again()
    assert sql(centre, "crm", "SELECT count(*) FROM customer WHERE email = :email", email=email) == [(1,)]
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.EXECUTED
    assert (case, "crm") in again()


def test_a_correction_is_not_kept_to_be_applied_again(centre):
    email = dict(centre.keys_of("bram", "energie"))["email"]
    case = located(
        centre, "bram", "energie", Right.RECTIFICATION, corrections=(("email", email, "bram.nieuw@example.org"),)
    )
    carried_out(case)
    assert again() == {}


def test_a_system_that_does_not_answer_is_said_and_the_others_go_on(centre, backup, tmp_path):
    proven(located(centre, "vera", "energie"))
    backup.restore()
    (tmp_path / "home" / "tickets.db").rename(tmp_path / "away.db")
    done = again()
    (told,) = [one for one in done.values() if one.trouble]
    assert told.system == "tickets"
    assert "\n" not in told.trouble
    assert all(one.erased_again == one.rows for one in done.values() if not one.trouble)
