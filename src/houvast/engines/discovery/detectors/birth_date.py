"""Birth dates: days spread over generations, most of them of people who are grown up."""

import re
from statistics import median

from houvast.engines.discovery.values import Values

KIND = "birth_date"
_FORMS = (
    re.compile(r"(?P<year>1[89]\d{2}|20\d{2})-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:[ T].*)?"),
    re.compile(r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?P<year>1[89]\d{2}|20\d{2})(?:[ T].*)?"),
    re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?P<year>1[89]\d{2}|20\d{2})(?:[ T].*)?"),
    re.compile(r"(?P<year>1[89]\d{2}|20\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
)
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{6}")
_GROWN_UP, _GENERATION = 1998, 20
_FEWEST = 4


def year_of(text: str) -> int | None:
    """Return the year of a text that is a day, or None."""
    for form in _FORMS:
        if found := form.fullmatch(text):
            return int(found["year"])
    return None


def share(values: Values) -> float:
    """Return which part of the values are days, where their years are spread as birth dates are; 0 where not."""
    years = [year for text in values.texts if (year := year_of(text)) is not None]
    if len(years) < _FEWEST or median(years) > _GROWN_UP:
        return 0.0
    years.sort()
    spread = years[-1 - len(years) // 20] - years[len(years) // 20]
    return len(years) / len(values) if spread >= _GENERATION else 0.0


def possible(values: Values) -> float:
    """Return which part of the values are days or years at all."""
    return values.share(lambda text: year_of(text) is not None or _YEAR.fullmatch(text) or _SHORT.fullmatch(text))
