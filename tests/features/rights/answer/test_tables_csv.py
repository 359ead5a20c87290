import csv
from decimal import Decimal
from io import StringIO

import pytest

from houvast.features.rights.answer.contracts import Column, Table
from houvast.features.rights.answer.tables_csv import write_csv


def read(made: bytes):
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


def table(*rows, names=("a", "b")):
    return Table("CRM", "Klant", tuple(Column(name, name) for name in names), rows)


@pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠"))
def test_a_text_that_would_run_is_guarded(sign):
    assert read(write_csv(table((f"{sign}cmd", "x"))))[1] == [f"'{sign}cmd", "x"]
    assert read(write_csv(table((1, 2), names=(f"{sign}a", "b"))))[0] == [f"'{sign}a", "b"]


def test_a_number_is_no_text():
    assert read(write_csv(table((-5, Decimal("-1.50")))))[1] == ["-5", "-1.50"]


def test_texts_come_back_as_they_were():
    row = ('quote " and, comma', "regel 1\nregel 2 é 漢 ;")
    assert read(write_csv(table(row)))[1] == list(row)


def test_the_file_begins_with_a_byte_order_mark_and_names():
    made = write_csv(table((1, None)))
    assert made == b"\xef\xbb\xbfa,b\r\n1,\r\n"
