"""Verbs by which the passive voice shows: an auxiliary, and later in the sentence a participle."""

import re
from collections.abc import Mapping

_FAR = r"\b(?:[^.!?;:]*?\s)"
_NEAR = r"\s+(?:\w+ly\s+|not\s+|also\s+|then\s+|now\s+|never\s+|still\s+){0,2}"
_STRONG_EN = (
    "done made kept sent given taken known found held shown told written seen put read lost left sold bought brought"
    " chosen built hidden paid withheld stolen drawn set"
)
_FR_ADVERB = r"\s+(?:pas\s+|plus\s+|aussi\s+|bien\s+|déjà\s+|ensuite\s+){0,2}"


def _signs(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


SIGNS: Mapping[str, re.Pattern[str]] = {
    "nl": _signs(
        rf"\b(?:wordt|worden|werd|werden){_FAR}"
        r"(?:\w*ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er|mis|over|onder|door)\w{3,}(?:d|t|en)|gedaan)\b"
        r"|\b(?:\w*ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her)\w{3,}(?:d|t|en)|gedaan)\s+(?:wordt|worden|werd|werden)\b"
    ),
    "en": _signs(
        rf"\b(?:is|are|was|were|be|been|being|gets?|got){_NEAR}(?:\w{{2,}}ed|{'|'.join(_STRONG_EN.split())})\b"
    ),
    "fr": _signs(
        rf"(?<![Ss]'|[Ss]’)\b(?:(?:a|ont|avait|avaient)\s+été|est|sont|était|étaient|sera|seront|soit|soient){_FR_ADVERB}"
        r"(?:\w{2,}(?:é|és|ée|ées)|(?:trans|re)?mise?s?|faite?s?|reçue?s?|prise?s?)(?!\w)"
    ),
    "de": _signs(
        rf"\b(?:wird|werden|wurde|wurden|worden){_FAR}"
        r"(?:\w*ge\w{2,}(?:t|en)|(?:ver|be|ent|zer|er|über|unter)\w{2,}t)\b"
        r"|\b(?:\w*ge\w{2,}(?:t|en)|(?:ver|be|ent|zer|er)\w{2,}(?:t|en))\s+(?:wird|werden|wurde|wurden|worden)\b"
    ),
}
