"""Decisions about requests between organisations, in plain values."""

import ipaddress
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from houvast.features.opendsr.contracts import RequestStatus
from houvast.features.rights.contracts import CaseFacts, Outcome, Status

ZONES = {"NL": "Europe/Amsterdam", "BE": "Europe/Brussels"}
AHEAD = timedelta(minutes=5)
"""How far the clock of another organisation may run before ours."""
OLDEST = timedelta(days=366)
"""A request that the person made longer ago than this is a mistake."""
_LONGEST_URL = 1000
_DONE = (Outcome.GRANTED, Outcome.PARTLY, Outcome.NOTHING_FOUND)


def status_of(case: CaseFacts, *, is_cancelled: bool) -> RequestStatus:
    """Tell how far a case is in the words of OpenDSR.

    Completed is earned: an erasure is answered only when the systems were read back and nothing stays without a ground.
    What was refused, or passed on, was not completed here: it is cancelled.
    """
    if is_cancelled or case.status is Status.FORWARDED:
        return RequestStatus.CANCELLED
    if case.status in (Status.ANSWERED, Status.CLOSED):
        return RequestStatus.COMPLETED if case.outcome in _DONE else RequestStatus.CANCELLED
    return RequestStatus.PENDING if case.status is Status.REGISTERED else RequestStatus.IN_PROGRESS


def expected_at(case: CaseFacts) -> datetime:
    """Give the end of the last day on which a case must be answered."""
    zone = ZoneInfo(ZONES[case.country])
    return datetime.combine(case.due, time(23, 59, 59), zone).astimezone(UTC)


def sane_moment(submitted: datetime, now: datetime) -> datetime | None:
    """Give the moment of a request, at most now; None when it can't be right."""
    if submitted > now + AHEAD or submitted < now - OLDEST:
        return None
    return min(submitted, now).astimezone(UTC)


def host_of(url: str, *, private: bool) -> str | None:
    """Give the host of an address that may be sent to; None when it may not.

    It begins with https (http only in a private network), names no user and no fragment, and is no number.
    """
    if len(url) > _LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host, _port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    schemes = ("https", "http") if private else ("https",)
    if parts.scheme not in schemes or not host or "@" in parts.netloc or parts.fragment or "\\" in url:
        return None
    return host if private or not _is_number(host) else None


def may_be_told(url: str, hosts: Iterable[str], *, private: bool) -> bool:
    """Tell whether an address stands on the list of a principal: a host as a whole, never a part of one."""
    return host_of(url, private=private) in {host.lower() for host in hosts}


def written(moment: datetime) -> str:
    """Write a moment as RFC 3339."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit()
    return True
