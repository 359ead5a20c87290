"""Requests come in by a file: all of them, or none and every fault said."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from houvast.features.intake.actions.importing import import_requests, look_at
from houvast.features.intake.actions.importing_rows import Row, UnreadableFile, read_rows
from houvast.features.intake.models import Submission
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_for
from houvast.foundation.evidence.queries import verify
from tests.cast import LONG_AGO, OWN, SCALDIS, SETUP, ZONNEVELD, Cast

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HEAD = "reference;received_at;right;name;email;phone;words\n"
GOOD = HEAD + (
    'T-1;2026-10-30;access;Zoë de Vries;zoe@example.org;;"Wat weet u; van mij?"\n'
    "T-2;2026-10-31 14:05;erasure;Jan;;06-10000001;=cmd|' /C calc'!A0\n"
)


def file_of(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "requests.csv"
    file.write_bytes(text.encode(encoding))
    return file


def faults(text: str | bytes) -> set[tuple[int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return {(f.row, f.column) for one in read_rows(data, country="NL", at=AT) if not isinstance(one, Row) for f in one}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_imported_once(houvast, cast: Cast, tmp_path, encoding):
    file = file_of(tmp_path, GOOD, encoding)
    looked = houvast.well("request", "import", file, "--organisation", ZONNEVELD, "--dry-run")
    assert "2 requests: nothing was registered" in looked
    assert not CaseRecord.objects.exists()
    done = houvast("request", "import", file, "--organisation", ZONNEVELD)
    assert "2 registered, 0 were there before" in done.stdout
    assert ("Windows-1252" in done.stderr) == (encoding == "cp1252")
    assert "0 were" not in houvast.well("request", "import", file, "--organisation", ZONNEVELD)
    assert CaseRecord.objects.count() == 2
    case = case_for(cast.olga, CaseRecord.objects.get(right="access").number)
    assert case.person.name == "Zoë de Vries"
    assert case.person.words == "Wat weet u; van mij?"
    assert case.facts.received_at == datetime(2026, 10, 29, 23, 0, tzinfo=UTC)
    assert (case.facts.organisation, case.facts.right, case.facts.channel) == (ZONNEVELD, Right.ACCESS, Channel.API)
    assert "T-1" not in str(list(Submission.objects.values()))
    assert verify().ok


def test_commas_quotes_and_line_ends_within_a_cell(cast):
    text = 'right,reference,received_at,words\r\naccess,A,2026-10-30T10:00+02:00,"a ""b"",\r\nc"\r\n\r\n'
    (row,) = read_rows(text.encode(), country="BE", at=AT)
    assert isinstance(row, Row)
    assert row.words == 'a "b",\r\nc'
    assert row.received_at == datetime(2026, 10, 30, 8, 0, tzinfo=UTC)


def test_one_fault_and_nothing_is_imported_unless_it_may_be_left_out(houvast, cast, tmp_path):
    file = file_of(tmp_path, GOOD + "T-3;gisteren;wissen;Piet Geheim;;;\n")
    said = houvast("request", "import", file, "--organisation", ZONNEVELD)
    assert said.exit_code == 3
    assert not CaseRecord.objects.exists()
    told = houvast.json("request", "import", file, "--organisation", ZONNEVELD, "--dry-run", code=3)
    assert {(f["row"], f["column"]) for f in told["faults"]} == {(4, "received_at"), (4, "right")}
    assert "Geheim" not in said.output + str(told)
    said = houvast("request", "import", file, "--organisation", ZONNEVELD, "--skip-faulty")
    assert (said.exit_code, CaseRecord.objects.count()) == (3, 2)
    assert "2 registered, 0 were there before, 1 with a fault" in said.stdout


@pytest.mark.parametrize(
    ("row", "where"),
    [
        (";2026-10-30;access;;;;", "reference"),
        ("A;;access;;;;", "received_at"),
        ("A;2099-01-01;access;;;;", "received_at"),
        ("A;1999-01-01;access;;;;", "received_at"),
        ("A;2026-13-45;access;;;;", "received_at"),
        ("A;2026-10-30;;;;;", "right"),
        (f"A;2026-10-30;access;{'x' * 201};;;", "name"),
        ("A;2026-10-30;access", ""),
        ("A;2026-10-30;access;;;;;;;", ""),
    ],
)
def test_each_fault_has_its_row_and_column(row, where):
    assert faults(HEAD + "B;2026-10-30;access;;;;\n" + row + "\n") == {(3, where)}


def test_a_reference_twice_is_a_fault_and_an_unreadable_address_a_remark():
    assert faults(HEAD + "A;2026-10-30;access;;;;\n" * 2) == {(3, "reference")}
    (row,) = read_rows((HEAD + "A;2026-10-30;access;;jip at example;12;\n").encode(), country="NL", at=AT)
    assert isinstance(row, Row)
    assert [one.column for one in row.remarks] == ["email", "phone"]
    assert dict(row.keys)["email"] == "jip at example"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"reference;right\n",
        b"reference;received_at;right;bsn\n",
        b"reference;received_at;right;right\n",
        HEAD.encode("utf-16"),
        HEAD.encode() + b"A;2026-10-30;\x00access;;;;\n",
        HEAD.encode() + b"\x81\x8d\n",
        HEAD.encode() + b'A;2026-10-30;access;"never closed;;;\n',
        HEAD.encode() + b"x" * 200_000,
        HEAD.encode() + b"A;2026-10-30;access;;;;\n" * 10_001,
        b"x" * 20_000_001,
    ],
)
def test_a_file_that_is_none_ends_in_one_line(houvast, tmp_path, data):
    file = tmp_path / "none.csv"
    file.write_bytes(data)
    houvast.line("request", "import", file, "--organisation", ZONNEVELD)
    assert not CaseRecord.objects.exists()


def test_who_may_and_for_whom(houvast, cast, tmp_path):
    file = file_of(tmp_path, GOOD)
    for user, organisation in (("kees", ZONNEVELD), ("amira", SCALDIS), ("noor", OWN), ("sven", OWN)):
        houvast.line("request", "import", file, "--organisation", organisation, user=user)
    assert not CaseRecord.objects.exists()


def test_the_same_reference_of_another_organisation_is_another_request(cast):
    for organisation in (ZONNEVELD, SCALDIS):
        import_requests(data=GOOD.encode(), organisation=organisation, by=SETUP, at=AT)
    assert CaseRecord.objects.count() == 4


def test_ten_thousand_rows_are_looked_at_in_little_memory(cast):
    rows = "".join(f"T-{i};2026-10-30;access;Naam {i};n{i}@example.org;;Mijn woorden\n" for i in range(10_000))
    data = (HEAD + rows).encode()
    tracemalloc.start()
    found = look_at(data=data, organisation=ZONNEVELD, at=AT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.rows, found.faulty) == (10_000, 0)
    assert peak < 40_000_000


def test_what_cannot_be_read_is_said_before_anything_is_done(cast):
    with pytest.raises(UnreadableFile):
        import_requests(data=b"\xff\xfe", organisation=ZONNEVELD, by=SETUP, at=LONG_AGO)
