"""How near a date is, in a tone."""

from datetime import date

from houvast.foundation.ui.contracts import Tone

URGENT_DAYS = 2
SOON_DAYS = 7


def tone_of(due: date, on: date) -> Tone:
    """Choose the tone of a date as seen `on` a day: danger when past or within 2 days, warning within 7."""
    days = (due - on).days
    if days <= URGENT_DAYS:
        return Tone.DANGER
    return Tone.WARNING if days <= SOON_DAYS else Tone.NEUTRAL
