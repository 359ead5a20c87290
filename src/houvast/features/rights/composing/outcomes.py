"""Which outcome a case has by what was found and done."""

from collections.abc import Sequence

from houvast.engines.datamap.rows import Kind
from houvast.engines.planner.plan import FORWARDED, Kept
from houvast.features.erasure.contracts import StoredPlan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.rights.answer.contracts import Outcome, Reason, Right

_WITHOUT_SYSTEMS = (Right.HUMAN_REVIEW, Right.COMPLAINT)


def outcome_of(right: Right, found: LocatedSet | None, plan: StoredPlan | None, reasons: Sequence[Reason]) -> Outcome:
    """Return the outcome: nothing found, granted, or partly where a ground lets data stay or a reason was given.

    Law: GDPR art. 12(3), 12(4).
    """
    if right not in _WITHOUT_SYSTEMS and found is not None and not _anything(found):
        return Outcome.NOTHING_FOUND
    kept = right is Right.ERASURE and plan is not None and any(_is_ours(k) for _, k in plan.plan.cells_kept())
    return Outcome.PARTLY if reasons or kept else Outcome.GRANTED


def _is_ours(kept: Kept) -> bool:
    """Tell whether we let fields stay; what a principal decides on is no part of our outcome."""
    return bool(kept.fields) and kept.reason not in (FORWARDED, "joins_forwarded")


def _anything(found: LocatedSet) -> bool:
    return any(item.kind is not Kind.CANDIDATE for item in found.located)
