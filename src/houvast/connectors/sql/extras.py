"""SQL Server and Oracle: reached by the same code, through drivers that are extras. Not tried against a server yet."""

import re
import sys
from typing import Any

from houvast.connectors.protocol import LoginRefused, Refused, Unreachable, Unreadable
from houvast.engines.trouble import Trouble

EXTRAS = {"mssql": "pymssql", "oracle": "oracledb"}
"""The driver of each brand; the extra of Houvast is named as the brand."""

_CODE = re.compile(r"\b(?:ORA|DPY)-0*(\d+)")
_LOGIN = {18456, 18452, 1017, 28000, 28001}
_UNREADABLE = {207, 208, 942, 904}
_WORDS = {
    515: "a value is required",
    1400: "a value is required",
    1407: "a value is required",
    547: "a constraint or a reference forbids it",
    2291: "it refers to no row",
    2292: "another row refers to it",
    2601: "the value is taken",
    2627: "the value is taken",
    1: "the value is taken",
    229: "this login has no right to do so",
    230: "this login has no right to do so",
    1031: "this login has no right to do so",
    1222: "another program holds the row",
    1205: "another program holds the row",
    54: "another program holds the row",
    60: "another program holds the row",
    2628: "the text is too long",
    8152: "the text is too long",
    12899: "the text is too long",
    2290: "a check fails",
}


def extra_errors() -> tuple[type[Exception], ...]:
    """Return the errors of the extra drivers that are in use in this process."""
    loaded = (sys.modules.get(name) for name in EXTRAS.values())
    return tuple(module.Error for module in loaded if module is not None)


def trouble_of_extra(error: BaseException, where: str, *, writing: bool) -> Trouble:
    """Return the one line for an error of one of these drivers."""
    code = _code_of(error)
    if code in _LOGIN:
        return LoginRefused(f"{where}: the database refuses the login; check the user and the secret.")
    if code in _UNREADABLE:
        return Unreadable(f"{where}: the table or a column of the map is not there; correct the map.")
    if code not in _WORDS and type(error).__name__ in {"OperationalError", "InterfaceError"}:
        return Unreachable(f"{where}: the database does not answer; check the address and that it runs.")
    what = _WORDS.get(code, f"error {code}")
    if writing:
        return Refused(f"{where}: the database refuses the change: {what}; nothing was changed.")
    return Unreadable(f"{where}: the database cannot be read: {what}.")


def _code_of(error: BaseException) -> int:
    first: Any = error.args[0] if error.args else 0
    if isinstance(first, tuple) and first:  # the driver of SQL Server wraps the one of its library
        first = first[0]
    if isinstance(first, int):
        return first
    found = _CODE.search(str(error))
    return int(found[1]) if found else 0
