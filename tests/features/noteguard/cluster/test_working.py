"""What a worker does with a batch, and what is sent to it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from houvast.engines.scanner.kernel.building import file_name
from houvast.engines.scanner.scanning import at_hand, scan
from houvast.features.noteguard.cluster import shipping
from houvast.features.noteguard.cluster.counting import Sums
from houvast.features.noteguard.cluster.working import Wanted, flat, from_stream, packed, worked

NOTES = [
    "Klant is een klootzak.",
    "Pakket op tijd bezorgd.",
    None,
    "Mevrouw zit aan de dialyse, mail jan@example.nl",
    "Son médecin a rappelé: elle est enceinte 🤰, écrire à zoé@example.fr",
]


def batch(notes=NOTES, *, broken=()):
    count = len(notes)
    columns = [
        pa.array(range(100, 100 + count)),
        pa.array(notes, pa.string()),
        pa.array(["Noord" if at % 2 else "" for at in range(count)], pa.string()),
        pa.array(["2026-01"] * count, pa.string()),
        pa.array([at in broken for at in range(count)], pa.bool_()),
    ]
    return pa.RecordBatch.from_arrays(columns, names=["id", "text", "team", "month", "broken"])


def test_the_findings_are_those_of_each_note_alone_and_hold_no_text():
    found, _ = worked(batch(), Wanted())
    expected = [
        (100 + at, f.category, f.start, f.end, f.severity, f.rule, f.ruleset)
        for at, note in enumerate(NOTES)
        for f in scan(note or "")
    ]
    names = ("id", "category", "start", "end", "severity", "rule", "ruleset")
    assert [tuple(row[name] for name in names) for row in found.to_pylist()] == expected
    assert {"insult", "health", "email"} <= {row[1] for row in expected}
    assert not set(found.schema.names) & {"text", "evidence"}


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(("email",)), lambda f: f.category == "email"),
        (Wanted(least_severity=3), lambda f: f.severity >= 3),
        (Wanted(least_confidence=0.9), lambda f: f.confidence >= 0.9),
    ],
    ids=["category", "severity", "confidence"],
)
def test_only_what_is_wanted_comes_back(wanted, kept):
    found, _ = worked(batch(), wanted)
    all_of_them = [f for note in NOTES for f in scan(note or "")]
    assert found["category"].to_pylist() == [f.category for f in all_of_them if kept(f)]
    assert 0 < found.num_rows < len(all_of_them) or wanted.least_confidence


def test_customer_numbers_are_found_by_masks():
    found, _ = worked(batch(["Nummer KL-123456 belt."]), Wanted(("customer_number",), masks=("KL-999999",)))
    assert [(row["start"], row["end"]) for row in found.to_pylist()] == [(7, 16)]
    none, _ = worked(batch(["Nummer KL-123456 belt."]), Wanted(("customer_number",)))
    assert none.num_rows == 0


def test_what_is_counted_adds_up_over_batches():
    sums = Sums()
    for one in (batch(), batch(NOTES[:2], broken=(1,))):
        sums.add(from_stream(packed(one, Wanted(), findings=False)["tally"][0].as_py()))
    total = sums.total
    assert (total.notes, total.flagged) == (6, 4)
    assert total.seen == {("", "2026-01"): 4, ("Noord", "2026-01"): 2}
    assert sum(total.hit.values()) == total.flagged
    assert total.by["insult", "", "2026-01"] == 2
    assert sum(total.by.values()) == sum(total.rules.values())
    assert [row.where for row in sums.outcome("notes.jsonl").skipped] == ["1 lines of notes.jsonl"]


def test_a_batch_without_notes_comes_to_nothing():
    found, counted = worked(batch([]), Wanted())
    assert (found.num_rows, counted.num_rows) == (0, 0)


def test_rows_for_spark_and_packed_rows_hold_the_same():
    findings, tally = flat(batch(), Wanted())
    one = packed(batch(), Wanted(), findings=True)
    inside = from_stream(one["found"][0].as_py())
    assert findings["rule"].to_pylist() == inside["rule"].to_pylist()
    assert tally["tally"].to_pylist() == one["tally"].to_pylist()
    assert packed(batch(), Wanted(), findings=False)["found"][0].as_py() == b""


ON_A_WORKER = """
import json, sys
import pyarrow as pa
from houvast.features.noteguard.cluster import working
from houvast.engines.scanner.scanning import path
note = {"id": "a", "text": "Klant is een klootzak", "team": "", "month": "", "broken": False}
one = pa.RecordBatch.from_pylist([note])
found, tally = working.worked(one, working.Wanted())
print(json.dumps([found.to_pylist(), path(), working.__file__, sorted(sys.modules)]))
"""


def test_what_is_shipped_runs_by_itself_with_nothing_but_pyarrow(tmp_path):
    with zipfile.ZipFile(shipping.archive(tmp_path)) as archive:
        archive.extractall(tmp_path / "there")
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "pyarrow").symlink_to(Path(pa.__file__).parent)
    paths = os.pathsep.join([str(tmp_path / "there"), str(tmp_path / "packages")])
    env = {"PATH": "/nowhere", "HOME": str(tmp_path / "home"), "PYTHONPATH": paths}  # no compiler, an empty home
    done = subprocess.run(
        [sys.executable, "-S", "-c", ON_A_WORKER], env=env, cwd="/", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found, path, where, modules = json.loads(done.stdout)
    assert [row["category"] for row in found] == ["insult"]
    assert path.startswith("fast") == at_hand().path.startswith("fast")  # the kernel and the packed tables came along
    assert where.startswith(str(tmp_path / "there"))
    assert not any(name.startswith(("django", "sqlalchemy", "houvast.foundation")) for name in modules)
    assert not list((tmp_path / "home").rglob("*.tables"))


def test_an_archive_is_named_after_what_is_in_it(tmp_path):
    archive = shipping.archive(tmp_path)
    assert archive.stem == shipping.name()
    names = zipfile.ZipFile(archive).namelist()
    came_along = f"houvast/engines/scanner/kernel/{file_name()}" in names
    assert came_along == at_hand().path.startswith("fast")
    assert not any("pycache" in name or "noteguard/models" in name for name in names)
