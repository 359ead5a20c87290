"""How far a cluster is, as Spark tells it."""

from types import SimpleNamespace

from houvast.features.noteguard.cluster import progress


class Session:
    """What tells of stages and tasks, as Spark's own session does."""

    def __init__(self):
        self.handlers = []
        self.registerProgressHandler = self.handlers.append
        self.removeProgressHandler = self.handlers.remove


def test_tasks_that_are_done_are_told_with_the_notes_that_came_in():
    session, heard = Session(), []
    stages = [SimpleNamespace(num_tasks=8, num_completed_tasks=8), SimpleNamespace(num_tasks=4, num_completed_tasks=1)]
    with progress.told(session, lambda *told: heard.append(told)) as counted:
        (handler,) = session.handlers
        handler(None, 0, None, False)
        counted(20_000)
        handler(stages, 2, "one", False)
    assert heard == [(0, 0, 0), (9, 12, 20_000)]
    assert session.handlers == []
