"""Check one person at a time, whatever the number of colleagues, cases and pages that try it at once.

So tries that are made at the same moment are counted like tries one after another. A turn ends with its transaction.
On SQLite every transaction has its turn already: it begins by taking the whole database to write.
"""

from collections.abc import Iterable

from django.db import connection

from houvast.foundation.keys.master import blind_index

_DIGITS = 15  # of a hash: what fits in a number of PostgreSQL


def take_turn(case: str, indices: Iterable[str]) -> None:
    """Wait until nobody else checks for this case, or with one of these blind indices."""
    if connection.vendor != "postgresql":
        return
    keys = {int(blind_index("verification.turn", one)[:_DIGITS], 16) for one in (f"case:{case}", *indices)}
    with connection.cursor() as cursor:
        for key in sorted(keys):  # always in this order, so that no two wait for each other
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
