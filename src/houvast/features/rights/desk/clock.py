"""The only place where pages of cases look at the clock."""

from datetime import UTC, date, datetime

from houvast.engines.deadlines.local_time import local_date


def now() -> datetime:
    """Give this moment, in UTC."""
    return datetime.now(UTC)


def today(country: str = "NL") -> date:
    """Give the calendar day of a controller's country."""
    return local_date(now(), country)
