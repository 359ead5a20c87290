"""The words with which a text speaks to its reader; English has one form only."""

import re
from collections.abc import Mapping

from houvast.engines.readability.model import Address


def _any(words: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words.split())})(?![\w'’-])", flags)


_AS_WRITTEN = re.RegexFlag(0)
FORMS: Mapping[str, Mapping[Address, re.Pattern[str]]] = {
    "nl": {
        Address.FORMAL: _any("u uw uzelf uwe"),
        Address.INFORMAL: _any("je jij jou jouw jullie jezelf jouwe"),
    },
    "fr": {
        Address.FORMAL: _any("vous votre vos vôtre vôtres"),
        Address.INFORMAL: _any("tu toi ton ta tes tien tienne"),
    },
    # Only with a capital do these mean the reader; `sie` and `ihr` are others.
    "de": {
        Address.FORMAL: _any("Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres", _AS_WRITTEN),
        Address.INFORMAL: _any("du dich dir dein deine deinem deinen deiner deines"),
    },
}
