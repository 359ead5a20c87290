"""Empty the database after a test with real transactions, although the evidence refuses that."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import TransactionTestCase

from houvast.foundation.evidence import append_only


@contextmanager
def lifted_between_tests() -> Iterator[None]:
    """Take the triggers off while Django empties the tables, and put them back for the next test."""
    usual: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown

    def empty(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            append_only.remove(cursor, connection.vendor)
        usual(case)
        with connection.cursor() as cursor:
            append_only.install(cursor, connection.vendor)

    TransactionTestCase._fixture_teardown = empty
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = usual
