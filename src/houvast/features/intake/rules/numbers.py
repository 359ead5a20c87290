"""Leave numbers out of a text that nobody may ask for or keep: of citizens, in the Netherlands and Belgium.

Law: UAVG art. 46; GDPR art. 87, 5(1)(c).
"""

import re

from stdnum.be import nn
from stdnum.nl import bsn

LEFT_OUT = "[…]"
_SHAPES = ("9", "3 3 3", "4 2 3", "3 2 4", "11", "2 2 2 3 2", "6 3 2", "6 5")
_APART = r"[ ./-]{1,2}"
_RUN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(_APART.join(rf"\d{{{part}}}" for part in shape.split()) for shape in _SHAPES)
    + r")(?!\w)(?![.,/-]\d)"
)
_ABROAD = re.compile(r"\+\d{1,3}[ ()0-]{0,5}$")
_DUTCH, _BELGIAN = 9, 11


def without_citizen_numbers(text: str) -> tuple[str, int]:
    """Return the text with `[…]` in place of each such number, and how many there were."""
    count = 0

    def masked(run: re.Match[str]) -> str:
        nonlocal count
        if _ABROAD.search(text[max(0, run.start() - 10) : run.start()]) or not _is_citizens(re.sub(r"\D", "", run[0])):
            return run[0]
        count += 1
        return LEFT_OUT

    return _RUN.sub(masked, text), count


def _is_citizens(digits: str) -> bool:
    if len(set(digits)) == 1 or digits.startswith("00"):
        return False
    if len(digits) == _DUTCH:
        return bool(bsn.is_valid(digits))
    return len(digits) == _BELGIAN and bool(nn.is_valid(digits))
