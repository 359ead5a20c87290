"""Ask whether a number got another SIM card lately: at a gateway that speaks CAMARA's SIM Swap, or in a file.

What may never happen: a code to a number of which nobody could tell, where somebody is set up to tell it; the number in
an address, a log or a message.
"""

import json
from pathlib import Path

import httpx
from django.conf import settings

from houvast.features.verification.rules.codes import ON_FILE

_SECONDS = 5
_HOURS = int(ON_FILE.total_seconds() // 3600)


def swapped_lately(number: str) -> bool | None:
    """Tell whether the number got another SIM card within two weeks; None where nobody who should know can tell.

    Where nothing is set up it is taken that it did not. The gateway gets `{"phoneNumber", "maxAge"}` and answers
    `{"swapped": true}`; a file holds a number, as +31610000001, on each line.
    """
    where = settings.HOUVAST_SIM_SWAP
    if not where:
        return False
    if where.startswith("file:"):
        return _in_file(Path(where.removeprefix("file:")), number)
    return _at_gateway(where, number)


def _in_file(file: Path, number: str) -> bool | None:
    try:
        return number in file.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return None


def _at_gateway(address: str, number: str) -> bool | None:
    token = settings.HOUVAST_SIM_SWAP_TOKEN
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    told = {"phoneNumber": number, "maxAge": _HOURS}
    try:
        answer = httpx.post(address, json=told, headers=headers, timeout=_SECONDS, follow_redirects=False)
        found = json.loads(answer.content[:10_000]) if answer.is_success else None
    except (httpx.HTTPError, ValueError):
        return None
    swapped = found.get("swapped") if isinstance(found, dict) else None
    return swapped if isinstance(swapped, bool) else None
