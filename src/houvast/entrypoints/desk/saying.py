"""What goes wrong, in the language of the page: each feature names its lines in `desk/lines.py`.

What lies below the pages speaks English only. So a line is known again by its fixed words, and said anew with what
stood between them; a line that is not known stays as it is.
"""

import re
from functools import cache

from django.utils.translation import gettext

from houvast.entrypoints.desk.features import desk_modules
from houvast.features.rights.desk.troubles import in_words as of_cases

_PLACE = re.compile(r"%\((\w+)\)s")


def in_words(line: str) -> str:
    """Say a line of trouble in the language of the page."""
    for known, pattern in _patterns():
        if found := pattern.fullmatch(line):
            return gettext(known) % found.groupdict()
    return of_cases(line)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = (line for module in desk_modules("lines") for line in module.LINES)
    return tuple((line, re.compile(_pattern(line))) for line in found)


def _pattern(line: str) -> str:
    parts = _PLACE.split(line)
    return "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
