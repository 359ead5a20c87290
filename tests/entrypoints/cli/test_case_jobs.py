from houvast.features.rights.jobs import locate
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.worker import Worker


def test_background_work_is_told_from_queue_to_end(houvast, known_shop, verified, cast):
    case = verified()
    enqueue(locate, title="Locate", case=case, actor=str(cast.olga.pk))
    (waiting,) = houvast.json("case", "jobs", case)
    assert (waiting["title"], waiting["state"]) == ("Locate", "waiting")
    Worker().work()
    (done,) = houvast.json("case", "jobs", case)
    assert done["state"] == "done"
    assert houvast.json("case", "show", case)["status"] == "located"


def test_failed_work_ends_with_3_and_says_why(houvast, cast):
    case = houvast.json("case", "open", "--right", "access", "--email", "fenna@example.org")["number"]
    enqueue(locate, title="Locate", case=case, actor=str(cast.olga.pk))
    Worker().work()
    done = houvast("case", "jobs", case)
    assert done.exit_code == 3
    assert "check the identity first" in done.stdout


def test_a_case_without_work_has_none(houvast):
    case = houvast.json("case", "open", "--right", "access")["number"]
    assert houvast.well("case", "jobs", case) == "Jobs: none.\n"
