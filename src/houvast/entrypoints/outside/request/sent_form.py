"""The token in a form: when it was handed out, for which organisation, and that it is this one form.

It holds nothing about who fills it in, and takes the place of a cookie: there is nobody logged in whose name another
site could misuse, so that a form from elsewhere is no danger; it is doubted, and registered all the same.
"""

import secrets
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

from houvast.features.intake.contracts import Doubt

FASTEST, LONGEST = timedelta(seconds=3), timedelta(hours=24)
_SALT = "houvast.request.form"


def hand_out(organisation: str) -> str:
    """Return the token of a new form."""
    return signing.dumps([organisation, secrets.token_urlsafe(16)], salt=_SALT)


def doubts_about(token: str, organisation: str) -> frozenset[Doubt]:
    """Tell what is odd about the form that was sent: none of ours, filled in too fast, or handed out long ago."""
    try:
        for_whom, _ = signing.loads(token, salt=_SALT, max_age=LONGEST)
    except signing.SignatureExpired:
        return frozenset({Doubt.TOO_OLD})
    except (signing.BadSignature, ValueError, TypeError):
        return frozenset({Doubt.NO_FORM})
    if for_whom != organisation:
        return frozenset({Doubt.NO_FORM})
    try:
        signing.loads(token, salt=_SALT, max_age=FASTEST)
    except signing.SignatureExpired:
        return frozenset()
    return frozenset({Doubt.TOO_FAST})


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether a browser says that another site sent the form."""
    if site := request.headers.get("Sec-Fetch-Site", ""):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    return bool(origin) and origin != f"{request.scheme}://{request.get_host()}"
