"""The steps of the main job, in order."""

from django.utils.translation import pgettext_lazy

from houvast.foundation.ui.contracts import Step, StepState, Text

MAIN_JOB: dict[str, Text] = {
    "registered": pgettext_lazy("step", "Registered"),
    "verified": pgettext_lazy("step", "Verified"),
    "located": pgettext_lazy("step", "Located"),
    "planned": pgettext_lazy("step", "Planned"),
    "approved": pgettext_lazy("step", "Approved"),
    "executed": pgettext_lazy("step", "Executed"),
    "read_back": pgettext_lazy("step", "Read back"),
    "answered": pgettext_lazy("step", "Answered"),
    "closed": pgettext_lazy("step", "Closed"),
}


class UnknownStep(ValueError):
    """A step that the main job does not have."""


def main_job_steps(reached: str, blocked: Text = "") -> list[Step]:
    """Lay out the main job: up to and with `reached` is done, the next step is current, or blocked for that reason.

    :raises UnknownStep: when `reached` is neither empty nor a key of `MAIN_JOB`.
    """
    keys = list(MAIN_JOB)
    if reached and reached not in MAIN_JOB:
        raise UnknownStep(f"the main job has no step {reached!r}; use one of {', '.join(keys)}")
    done = keys.index(reached) + 1 if reached else 0
    return [_step(key, index, done, blocked) for index, key in enumerate(keys)]


def _step(key: str, index: int, done: int, blocked: Text) -> Step:
    if index < done:
        return Step(MAIN_JOB[key], StepState.DONE)
    if index > done:
        return Step(MAIN_JOB[key], StepState.TODO)
    return Step(MAIN_JOB[key], StepState.BLOCKED if blocked else StepState.CURRENT, note=blocked)
