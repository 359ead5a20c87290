"""Scans on a real Spark: one that runs already, reached by its Connect server, and one of our own."""

import csv
import json
import os
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.actions import scanning
from houvast.features.noteguard.actions.scanning_on_cluster import far_address, run, scan
from houvast.features.noteguard.bulk.results import BadOutput
from houvast.features.noteguard.cluster.local import NotStarted, java, spark_home
from houvast.features.noteguard.cluster.reading import address, format_of
from houvast.features.noteguard.cluster.sessions import NoCluster, session
from houvast.features.noteguard.cluster.troubles import ScanFailed, in_one_line, reason
from houvast.features.noteguard.contracts.scans import Asked, BadSource, Job
from tests.architecture.house import ROOT

TEXTS = [
    "Klant is een klootzak.",
    "Pakket bezorgd.",
    "Zit aan de dialyse; mail jan@example.nl",
    "",
    "Très con, 🙂 ce client.",
]
ASKED = Asked(group_field="team", time_field="at")


def quiet(*_):
    pass


@pytest.fixture(scope="module")
def opened(spark):
    with session(spark.address) as made:
        yield made


@pytest.fixture(scope="module")
def rows():
    return [
        {"id": at, "text": TEXTS[at % len(TEXTS)], "team": "AB"[at % 2], "at": f"2026-0{1 + at % 3}-05"}
        for at in range(2_000)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, rows):
    """The same notes as two Parquet files, as JSON lines, and as CSV with semicolons."""
    folder = tmp_path_factory.mktemp("lake")
    pq.write_table(pa.Table.from_pylist(rows[:900]), folder / "a.parquet")
    pq.write_table(pa.Table.from_pylist(rows[900:]), folder / "b.parquet")
    (folder / "notes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with (folder / "notes.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def local(folder):
    """What the engine on one machine counts."""
    return scanning.run(Job(str(folder / "notes.jsonl"), ASKED, "table", processes=1), quiet).total


@pytest.mark.parametrize("name", ["*.parquet", "notes.jsonl", "notes.csv"])
def test_a_cluster_counts_what_one_machine_counts(opened, folder, local, name):
    outcome = scan(opened, Job(str(folder / name), ASKED, "table"), quiet)
    assert outcome.total == local
    assert outcome.skipped == []


def test_lines_come_back_without_the_text(opened, folder, rows, local, tmp_path):
    out, there = tmp_path / "found.jsonl", tmp_path / "here.jsonl"
    scan(opened, Job(str(folder / "*.parquet"), ASKED, "jsonl", output=out), quiet)
    scanning.run(Job(str(folder / "notes.jsonl"), ASKED, "jsonl", output=there, processes=1), quiet)
    lines = {line["id"]: line["findings"] for line in map(json.loads, out.read_text().splitlines())}
    assert len(lines) == local.flagged
    for line in map(json.loads, there.read_text().splitlines()):
        known = [{name: f[name] for name in ("category", "start", "end", "rule", "ruleset")} for f in line["findings"]]
        got = lines.get(line["id"], [])
        assert [{name: f[name] for name in ("category", "start", "end", "rule", "ruleset")} for f in got] == known
    assert not any(word in out.read_text() for word in ("klootzak", "dialyse", "example.nl"))


def test_only_what_was_asked_for_comes_back(opened, folder, tmp_path):
    out = tmp_path / "found.csv"
    asked = Asked(categories=frozenset({"email"}), least_severity=1)
    total = scan(opened, Job(str(folder / "*.parquet"), asked, "csv", output=out), quiet).total
    found = list(csv.DictReader(out.open()))
    assert {row["category"] for row in found} == {"email"}
    assert len(found) == total.flagged == 400
    assert total.sensitive == 0


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_the_cluster_writes_to_an_address_itself(opened, folder, local, tmp_path, form):
    place = tmp_path / "there"
    job = Job(str(folder / "*.parquet"), ASKED, form, output=Path(f"file://{place}"))
    assert scan(opened, job, quiet).total == local
    if form == "parquet":
        found = pq.read_table(place).to_pylist()
    else:
        found = [json.loads(line) for file in place.glob("*.json") for line in file.read_text().splitlines()]
    assert Counter(row["category"] for row in found) == local.by_category()
    assert set(found[0]) == {"id", "category", "start", "end", "severity", "confidence", "rule", "ruleset"}
    with pytest.raises(ScanFailed, match="is there already"), in_one_line("notes"):
        scan(opened, job, quiet)


def test_lines_that_are_no_json_are_counted_and_the_rest_goes_on(opened, tmp_path):
    path = tmp_path / "torn.jsonl"
    path.write_text('{"id": 1, "text": "Klant is een klootzak"}\n{torn\n{"id": 2, "text": null}\nnonsense\n')
    outcome = scan(opened, Job(str(path), Asked(), "table"), quiet)
    assert (outcome.total.notes, outcome.total.flagged) == (2, 1)
    assert [row.where for row in outcome.skipped] == [f"2 lines of {path}"]


def test_a_table_of_the_catalogue_is_read_by_its_name(opened, folder, local):
    opened.read.parquet(str(folder / "*.parquet")).createOrReplaceTempView("notes_of_ours")
    assert scan(opened, Job("table:notes_of_ours", ASKED, "table"), quiet).total == local


def test_what_cannot_be_scanned_is_told_in_one_line(opened, folder, tmp_path):
    def trouble(source, asked=ASKED, form="table", **more):
        with pytest.raises(Trouble) as told, in_one_line(source):
            scan(opened, Job(source, asked, form, **more), quiet)
        line = str(told.value)
        assert "\n" not in line
        assert len(line) < 400
        assert not any(word in line for word in ("org.apache", "java.", "Traceback", "klootzak"))
        return line

    parquet = str(folder / "*.parquet")
    assert "no such file" in trouble(str(folder / "none.parquet"))
    assert "no column 'body'" in trouble(parquet, Asked(text_field="body"))
    assert "is no text" in trouble(parquet, Asked(text_field="id"))
    assert "which format" in trouble(str(folder / "notes"))
    assert "standard input" in trouble("-", input_form="jsonl")
    assert "on one machine" in trouble(str(folder / "notes.xlsx"), input_form="xlsx")
    assert "no such table" in trouble("table:nowhere.notes")
    assert "hadoop-aws" in trouble("s3://bucket/notes.parquet")
    assert "--output" in trouble(parquet, form="parquet")
    (tmp_path / "fake.parquet").write_text("no such thing")
    assert trouble(str(tmp_path / "fake.parquet"))


def test_there_is_a_spark_or_it_is_said():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    job = Job("notes.parquet", Asked(), "table")
    with pytest.raises(NoCluster, match=f"no Spark answers at 127.0.0.1:{port}"):
        run(job, quiet, spark=f"sc://127.0.0.1:{port}")
    for wrong in ("yarn", "sc://", "spark://host:7077"):
        with pytest.raises(NoCluster):
            run(job, quiet, spark=wrong)
    with pytest.raises(BadOutput, match="start it anew"):
        run(Job("notes.parquet", Asked(), "jsonl", resume=True), quiet)


def test_without_java_or_spark_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NotStarted, match="openjdk-17-jre-headless"):
        java()
    monkeypatch.setenv("SPARK_HOME", str(tmp_path))
    assert spark_home() == tmp_path


def test_addresses_are_written_as_spark_reads_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert address("s3://bucket/*.parquet", here=True) == "s3a://bucket/*.parquet"
    assert address("notes.csv", here=True) == str(tmp_path / "notes.csv")
    assert address("notes.csv", here=False) == "notes.csv"
    assert far_address(Path("s3://bucket/found")) == "s3a://bucket/found"
    assert far_address(Path("abfss://box@host/found")) == "abfss://box@host/found"
    assert far_address(Path("found.jsonl")) == far_address(None) == ""
    assert format_of("s3://bucket/notes.jsonl.gz") == "jsonl"
    with pytest.raises(BadSource):
        format_of("notes")


def test_an_unknown_failure_is_named_and_not_quoted():
    assert reason(RuntimeError("Klant is een klootzak")) == "it failed (RuntimeError): its own log says more"
    assert "package 'pyarrow'" in reason(RuntimeError("…\nModuleNotFoundError: No module named 'pyarrow'\n"))


def test_the_command_starts_a_spark_of_its_own_and_leaves_nothing_behind(folder, local, tmp_path):
    def houvast(*arguments):
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(tmp_path)}
        command = [sys.executable, "-m", "houvast", "scan", *arguments, "--engine", "spark", "--spark", "local[2]"]
        return subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)

    done = houvast("*.parquet", "--format", "table")
    assert done.returncode == 0, done.stderr
    assert (
        done.stderr
        == f"{local.notes:,} notes, {local.flagged:,} with a finding, {local.sensitive:,} of them sensitive.\n"
    )
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == list(local.by_category())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("houvast-")] == []
