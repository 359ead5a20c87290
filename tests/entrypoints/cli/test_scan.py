"""`houvast scan` on a system, and its report."""

import json

from houvast.foundation.evidence.models import Entry
from tests.cast import OWN, ZONNEVELD
from tests.features.noteguard.stage import furnish

NOTES = [
    {"id": n, "team": "Noord" if n % 3 else "Zuid", "at": f"2026-0{1 + n % 4}-03", "text": "Klant heeft diabetes."}
    for n in range(120)
] + [{"id": 900, "team": "Klein team", "at": "2026-01-01", "text": "Klant is moslim."}]


def test_a_system_is_scanned_for_one_organisation_and_holds_no_text(houvast, tmp_path):
    desk = furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    only = ("--category", "health", "--category", "religion")
    asked = ("scan", "desk", "--organisation", ZONNEVELD, "--processes", "1", *only)
    before = desk.everything()
    printed = houvast.well(*asked, "--format", "jsonl")
    answers = [json.loads(line) for line in printed.splitlines()]
    assert sorted(f["category"] for a in answers for f in a["findings"]) == ["health", "health", "religion"]
    assert len(answers) == 5  # four notes and a message: an empty one is none
    assert len({a["id"] for a in answers}) == 5
    assert all(len(a["id"]) > 20 and not a["id"].isdigit() for a in answers)
    assert printed == houvast.well(*asked, "--format", "jsonl")
    assert not any(word in printed for word in ("moslim", "diabetes", "multiple"))
    assert "religion" in houvast.well(*asked)
    assert desk.everything() == before
    assert Entry.objects.filter(kind="noteguard.scanned").count() == 3


def test_only_who_cleans_notes_of_an_organisation_scans_its_systems(houvast, tmp_path):
    furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    for user in ("amira", "sven", "petra", "iris"):
        houvast.line("scan", "desk", "--organisation", OWN, user=user)
    houvast.line("scan", "nosuch", "--organisation", OWN)
    assert "start it anew" in houvast.line("scan", "desk", "--organisation", OWN, "--resume")


def test_the_report_shows_groups_and_months_but_no_small_group_and_no_text(houvast, tmp_path):
    path, out = tmp_path / "notes.jsonl", tmp_path / "report.html"
    path.write_text("\n".join([*map(json.dumps, NOTES), "{broken"]))
    fields = ("--group-field", "team", "--time-field", "at", "--processes", "1")
    done = houvast("scan", path, *fields, "--format", "html", "--output", out, "--language", "nl")
    assert done.exit_code == 3
    page = out.read_text()
    assert 'lang="nl"' in page
    assert "Noord" in page
    assert "2026-03" in page
    assert "Gezondheid" in page
    assert "Klein team" not in page
    assert "moslim" not in page
    assert "line 122" in page
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "By category" in houvast("scan", path, *fields, "--format", "html").stdout


def test_a_report_that_cannot_be_written_is_told_before_the_scan(houvast, tmp_path):
    path = tmp_path / "notes.jsonl"
    path.write_text(json.dumps(NOTES[0]))
    said = houvast.line("scan", path, "--format", "html", "--output", tmp_path / "nowhere" / "report.html")
    assert "no folder" in said
