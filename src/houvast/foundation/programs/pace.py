"""How often somebody may come through a public door, counted over all processes of the server in the database.

A process takes what somebody may ask in a second at once, so that a busy program costs one write a second; what it
holds in advance is never more than that.

What may never happen: an address of a network kept readable; somebody let in because one process does not know what
another let in.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

from django.db.models import F, FloatField, Value
from django.db.models.functions import Greatest, Least

from houvast.foundation.keys.master import blind_index
from houvast.foundation.programs.models import Passage

Held = OrderedDict[str, tuple[int, float]]
"""What a process holds by who asks: questions that it took in advance, and until when there are none to take."""

_KEPT = timedelta(days=1)
_MOST_REMEMBERED = 10_000
_LONGEST_PAUSE = 1.0
_lock = Lock()


def one_more(held: Held, door: str, who: str, *, most: int, a_minute: int, at: datetime) -> bool:
    """Tell whether somebody may come through a door once more: `most` at once, and then `a_minute`; count it.

    `held` is what this process keeps of the door.
    """
    now = at.timestamp()
    with _lock:
        left, closed_until = held.get(who, (0, 0.0))
        if left > 0:
            held[who] = (left - 1, 0.0)
            return True
    if now < closed_until:
        return False
    name = blind_index(f"programs.pace:{door}:{at:%Y-%m-%d}", who)
    taken = _taken(name, most, a_minute, now)
    with _lock:
        before = held.get(who, (0, 0.0))[0]
        pause = min(_LONGEST_PAUSE, 60 / a_minute)
        held[who] = (before + taken - 1, 0.0) if taken else (before, now + pause)
        held.move_to_end(who)
        if len(held) > _MOST_REMEMBERED:
            held.popitem(last=False)
    return taken > 0


def forget_passages(at: datetime) -> None:
    """Destroy what was counted more than a day ago."""
    Passage.objects.filter(at__lt=(at - _KEPT).timestamp()).delete()


def _taken(name: str, most: int, a_minute: int, now: float) -> int:
    """Take what may be asked in a second, or one question where that is too much; return how many were taken."""
    for wanted in dict.fromkeys((max(1, a_minute // 60), 1)):
        if _take(name, wanted, most, a_minute, now):
            return wanted
    return 0


def _take(name: str, wanted: int, most: int, a_minute: int, now: float) -> bool:
    # One statement counts and decides, so that two processes never both take the last one.
    passed = Greatest(Value(now) - F("at"), Value(0.0), output_field=FloatField())
    left = Least(F("left") + passed * Value(a_minute / 60), Value(float(most)), output_field=FloatField())
    open_ones = Passage.objects.filter(name=name).annotate(now_left=left).filter(now_left__gte=float(wanted))
    latest = Greatest(F("at"), Value(now), output_field=FloatField())
    taking = {"left": left - Value(float(wanted)), "at": latest}
    if open_ones.update(**taking):
        return True
    if wanted > most:
        return False
    _row, is_new = Passage.objects.get_or_create(name=name, defaults={"left": float(most - wanted), "at": now})
    return is_new or bool(open_ones.update(**taking))  # somebody else was first to come just now
