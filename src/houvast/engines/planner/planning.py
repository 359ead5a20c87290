"""One way in: from an order to the plan of its right."""

from houvast.engines.datamap.model import Purpose
from houvast.engines.planner.erasing import plan_erasure
from houvast.engines.planner.order import Order
from houvast.engines.planner.other_rights import plan_flag, plan_rectification
from houvast.engines.planner.plan import Plan
from houvast.engines.trouble import Trouble

EXECUTABLE = ("erasure", "withdrawal", "restriction", "objection", "rectification")


class NothingToExecute(Trouble):
    """The right changes nothing in systems."""


def make_plan(order: Order) -> Plan:
    """Return the plan for the order's right.

    :raises NothingToExecute: access, portability and the like change nothing.
    """
    match order.right:
        case "erasure":
            return plan_erasure(order)
        case "restriction":
            return plan_flag(order, Purpose.RESTRICTION)
        case "objection" | "withdrawal":
            return plan_flag(order, Purpose.OBJECTION)
        case "rectification":
            return plan_rectification(order)
    raise NothingToExecute(f"the right {order.right} changes nothing in systems; answer it instead of planning.")
