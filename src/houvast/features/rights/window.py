"""The days between a request to erase and the erasure, in which whoever the data are of can still stop it.

Who poses as somebody may want their data gone. So an erasure that was asked by phone or on a page is told on what is on
file for long enough, and waits.
Law: GDPR art. 5(1)(f), 32.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from houvast.engines.deadlines.local_time import zone_of
from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.models import CaseRecord, RevocationWindow

CHANNELS = (Channel.PHONE, Channel.WEB, Channel.CHAT)
"""Who asks over one of these was not seen, and writes from no address that is on file."""


@dataclass(frozen=True, slots=True)
class RevocationCard:
    """Until when an erasure waits for the person, who may stop it: `warned` channels on file were told.

    `opened_by` and `shortened_by` are colleagues (`kind:key`; empty: nobody).
    """

    opened_at: datetime
    opened_by: str
    ends_at: datetime
    warned: int
    shortened_by: str
    shortened_at: datetime | None
    revoked_at: datetime | None
    is_open: bool


class StillRevocable(Trouble):
    """The person can still stop the erasure, so it is not carried out yet."""

    status = 409


def needs_window(found: CaseRecord) -> bool:
    """Tell whether an erasure waits; of a part that was split off, the request that it came from does."""
    return found.right == Right.ERASURE and found.channel in CHANNELS and _days() > 0 and found.parent_id is None


def window_end(found: CaseRecord, at: datetime) -> datetime:
    """Return until when the erasure waits: some days, and never into the last day of the legal term."""
    zone = ZoneInfo(zone_of(found.organisation.country))
    last_day = datetime.combine(found.due_on, time.min, zone)
    return max(at, min(at + timedelta(days=_days()), last_day))


def window_row(found: CaseRecord) -> RevocationWindow | None:
    """Return the window of a case, or of the one that it was split from."""
    return RevocationWindow.objects.filter(case_id=found.parent_id or found.pk).first()


def window_of(found: CaseRecord, at: datetime) -> RevocationCard | None:
    """Return until when an erasure can be stopped, and what became of that; None where it never waited."""
    row = window_row(found)
    return _card(row, at) if row else None


def refuse_revocable(found: CaseRecord, at: datetime) -> None:
    """Go on only when the person can't stop the erasure any more.

    :raises StillRevocable: the days are not over.
    """
    card = window_of(found, at)
    if card and card.is_open:
        raise StillRevocable(
            f"case {found.number}: the person can stop this until {card.ends_at:%Y-%m-%d %H:%M} UTC; carry it out then,"
            " or let a second colleague shorten that with a reason."
        )


def _card(row: RevocationWindow, at: datetime) -> RevocationCard:
    return RevocationCard(
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        ends_at=row.ends_at,
        warned=row.warned,
        shortened_by=row.shortened_by,
        shortened_at=row.shortened_at,
        revoked_at=row.revoked_at,
        is_open=row.revoked_at is None and row.shortened_at is None and at < row.ends_at,
    )


def _days() -> int:
    return int(settings.HOUVAST_REVOKE_DAYS)
