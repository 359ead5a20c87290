"""One door to every place where a password may be kept.

What may never happen here: a password in a database, a log, an exception or a page.
"""

import re
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Protocol

from houvast.engines.trouble import Trouble
from houvast.features.systems.secrets import environment, file, keyring, vault
from houvast.features.systems.secrets.trouble import NoSecret as NoSecret
from houvast.features.systems.secrets.trouble import NotThere


class Place(Protocol):
    """A module that knows one place: the form of what stands behind the colon, and how to look there."""

    FORM: re.Pattern[str]
    IS_ELSEWHERE: bool  # asked over a line or of another program

    def find(self, name: str) -> str:
        """Return the password; `NotThere` says why there is none."""


PLACES: Mapping[str, Place] = {"env": environment, "file": file, "keyring": keyring, "vault": vault}
FORMS = "`env:NAME`, `file:/path`, `keyring:service/user` or `vault:mount/path#field`"
LONGEST = 1000
KEPT_SECONDS = 60.0
"""How long a password from elsewhere is kept in this process, so that not every question asks for it anew."""

_KEPT: dict[bytes, tuple[float, str]] = {}


class MalformedReference(Trouble):
    """A text that is no reference to a password; it may be the password itself, so it is not repeated."""


def check_reference(reference: str) -> None:
    """Accept nothing, or a reference of a form that exists.

    :raises MalformedReference: it is none.
    """
    where, _, rest = reference.partition(":")
    place = PLACES.get(where)
    if reference and (len(reference) > LONGEST or place is None or not place.FORM.fullmatch(rest)):
        raise MalformedReference(f"A password is never given itself: write {FORMS}, where it is found.")


def secret_of(system: str, reference: str, clock: Callable[[], float] = time.monotonic) -> str:
    """Return the password of a system, empty where it needs none; looked up now, or at most a minute ago.

    :raises NoSecret: it is not where the reference says, or that place does not answer.
    :raises MalformedReference: the reference is none.
    """
    check_reference(reference)
    if not reference:
        return ""
    where, _, rest = reference.partition(":")
    place, kept_as = PLACES[where], sha256(reference.encode()).digest()
    until, known = _KEPT.get(kept_as, (0.0, ""))
    if known and clock() < until:
        return known
    try:
        found = place.find(rest)
    except NotThere as missing:
        raise NoSecret(f"System “{system}”: {missing}") from None
    if place.IS_ELSEWHERE:
        _KEPT[kept_as] = (clock() + KEPT_SECONDS, found)
    return found


def weakness_of(reference: str) -> str:
    """Return what is unsafe about the place of a password, in a sentence; empty where nothing is."""
    where, _, rest = reference.partition(":")
    return file.weakness(rest) if where == "file" else ""
