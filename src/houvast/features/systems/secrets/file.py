"""A password in a file, on its only line: `file:/path`."""

import re
from pathlib import Path

from houvast.features.systems.secrets.trouble import NotThere

FORM = re.compile(r"/\S[^\n]*")
IS_ELSEWHERE = False
_OTHERS = 0o077


def find(name: str) -> str:
    """Return what the file holds, without the end of its line.

    :raises NotThere: it cannot be read, or is empty.
    """
    path = Path(name)
    try:
        found = path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise NotThere(f"the file {path} with the password cannot be read; check path and rights.") from None
    if not found:
        raise NotThere(f"the file {path} is empty; write the password in it.")
    return found


def weakness(name: str) -> str:
    """Return what is unsafe about the file's rights; empty where nothing is, or where it is not there."""
    try:
        mode = Path(name).stat().st_mode
    except OSError:
        return ""
    if not mode & _OTHERS:
        return ""
    return f"the file {name} with the password may be read by others (rights {mode & 0o777:03o}); make that 600."
