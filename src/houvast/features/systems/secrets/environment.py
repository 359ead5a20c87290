"""A password in a variable of the environment: `env:NAME`."""

import os
import re

from houvast.features.systems.secrets.trouble import NotThere

FORM = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
IS_ELSEWHERE = False


def find(name: str) -> str:
    """Return what the variable holds.

    :raises NotThere: it is not set, or empty.
    """
    found = os.environ.get(name, "")
    if not found:
        raise NotThere(f"the environment variable {name} is not set; set it to the password.")
    return found
