"""Leave numbers out of a text that nobody may ask for or keep: of citizens, in the Netherlands and Belgium.

A Dutch number of a citizen looks like any number of nine digits: one in eleven of those passes its test. So it is
left out only where the words beside it say what it is. A Belgian one holds a date of birth and passes a test of one in
97: it is left out unless the words beside it call it something else. A customer number is never destroyed.

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
_CITIZEN = re.compile(
    r"\b(?:bsn|burger\s?service\s?(?:nummer|nr)|sofi\s?-?(?:nummer|nr)?|insz|niss|inss"
    r"|rijksregister\s?-?(?:nummer|nr)?|nationaal (?:nummer|nr)|citizen service number|national (?:number|register)"
    r"|num[eé]ro national|registre national|nationalregister\w*|b[uü]rgerservicenummer|identificatienummer)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:klant|relatie|contract|order|bestel|polis|dossier|factuur|rekening|lid|abonnee|customer|client|account|invoice"
    r"|policy|member|reference|referentie|commande|facture|kunden|auftrags?|rechnungs?|vertrags?|zaak|ticket|meter|ean"
    r"|kvk|btw|vat|telefoon|phone|tel|gsm|fax)[\w-]*",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 40, 30
"""Characters beside a number in which words may say what it is."""


def without_citizen_numbers(text: str) -> tuple[str, int]:
    """Return the text with `[…]` in place of each such number, and how many there were."""
    count = 0

    def masked(run: re.Match[str]) -> str:
        nonlocal count
        digits = re.sub(r"\D", "", run[0])
        if _ABROAD.search(text[max(0, run.start() - 10) : run.start()]) or not _is_citizens(digits):
            return run[0]
        if not _may_be_called(text, run, unless_said=len(digits) == _BELGIAN):
            return run[0]
        count += 1
        return LEFT_OUT

    return _RUN.sub(masked, text), count


def _may_be_called(text: str, run: re.Match[str], *, unless_said: bool) -> bool:
    """Tell whether the words beside a number call it one of a citizen; `unless_said` what to think where none do."""
    before = text[max(0, run.start() - _BEFORE) : run.start()]
    after = text[run.end() : run.end() + _AFTER]
    said = [(len(before) - found.end(), True) for found in _CITIZEN.finditer(before)]
    said += [(len(before) - found.end(), False) for found in _OTHER.finditer(before)]
    if said:
        return min(said)[1]
    if _CITIZEN.search(after):
        return True
    return unless_said


def _is_citizens(digits: str) -> bool:
    if len(set(digits)) == 1 or digits.startswith("00"):
        return False
    if len(digits) == _DUTCH:
        return bool(bsn.is_valid(digits))
    return len(digits) == _BELGIAN and bool(nn.is_valid(digits))
