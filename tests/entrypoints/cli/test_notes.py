"""`houvast note` and `houvast scan`: from notes to cleaned notes, and files of notes."""

import json

from tests.cast import OWN, ZONNEVELD
from tests.features.noteguard.stage import furnish

SCALDIS_ONLY = "kees"


def test_sweep_decide_clean(houvast, tmp_path):
    desk = furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    of_zonneveld = ("--organisation", ZONNEVELD)
    assert houvast.json("note", "sweep", "desk", *of_zonneveld)["queued"] == 3
    found = houvast.json("note", "queue", *of_zonneveld)
    faith = next(one for one in found if one["category"] == "religion")
    assert "moslim" not in houvast.well("note", "queue", *of_zonneveld)
    houvast.well("note", "decide", faith["finding"], "--accept", *of_zonneveld)
    assert houvast.json("note", "clean", "desk", *of_zonneveld, user="thijs") == {
        "rewritten": 1,
        "changed": 0,
        "refused": [],
    }
    assert "moslim" not in desk.note(3)
    health = next(one["rule"] for one in found if one["category"] == "health")
    houvast.well("note", "decide", "--rule", health, "--dismiss", "needed_for_the_service", *of_zonneveld)
    assert "Nothing to decide" in houvast.well("note", "decide", "--accept", *of_zonneveld)


def test_only_who_works_for_an_organisation_cleans_its_notes(houvast, tmp_path):
    furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    for user in ("amira", "sven", "kees", "petra", "iris"):
        houvast.line("note", "sweep", "desk", "--organisation", OWN, user=user)
    houvast.line("note", "queue", "--organisation", "scaldis", user="thijs")


def test_keys(houvast):
    secret = houvast.well(
        "note", "key", "add", "CRM", "--organisation", OWN, "--origin", "https://crm.example.com", user="sven"
    )
    assert secret.startswith("hvg_")
    (key,) = houvast.json("note", "key", "list", user="sven")
    assert secret.strip() not in json.dumps(key)
    houvast.well("note", "key", "revoke", key["key"], user="sven")
    assert houvast.json("note", "key", "list", user="sven")[0]["revoked"]
    houvast.line("note", "key", "list", user="amira")
    houvast.line("note", "key", "add", "CRM", "--organisation", OWN, "--origin", "crm.example.com", user="sven")


def test_one_line_for_each_note_in_order(houvast, tmp_path):
    notes = [{"id": n, "text": f"note {n}" if n % 2 else "Klant heeft diabetes."} for n in range(9_000)]
    path = tmp_path / "notes.jsonl"
    path.write_text("\n".join(map(json.dumps, notes)))
    lines = houvast.well("scan", path, "--format", "jsonl", "--processes", "1").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [one["id"] for one in answers] == list(range(9_000))
    found = answers[0]["findings"][0]
    assert notes[0]["text"][found["start"] : found["end"]] == "diabetes"
    assert {"category", "start", "end", "severity", "rule", "confidence", "law", "ruleset"} <= set(found)
    assert not any(one["findings"] for one in answers if one["id"] % 2)


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(houvast, tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text('id,text\n1,"Klant heeft diabetes."\n2,a,b\n3,"heeft reuma\nen belt terug"\n')
    done = houvast("scan", path, "--format", "csv", "--processes", "1")
    assert done.exit_code == 3
    assert [line.split(",")[:2] for line in done.stdout.splitlines()[1:]] == [["1", "health"], ["3", "health"]]
    assert "skipped: line 3 has 3 cells where the header has 2" in done.stderr


def test_standard_input(houvast):
    given = '{"id": "é", "text": "Klant heeft diabetes."}\n{"id": 2, "text": ""}\n'.encode()
    lines = houvast.well("scan", "-", "--format", "jsonl", "--processes", "1", given=given).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["é", 2]


def test_bad_sources_end_in_one_line(houvast, tmp_path):
    (tmp_path / "notes.jsonl").write_text('{"nr": 1, "note": "x"}\n')
    assert "--text-field" in houvast.line("scan", tmp_path / "notes.jsonl")
    assert "no such file" in houvast.line("scan", tmp_path / "gone.csv")
    assert "--input" in houvast.line("scan", tmp_path / "notes.bin")
    (tmp_path / "notes.parquet").write_text("no parquet")
    assert "Parquet" in houvast.line("scan", tmp_path / "notes.parquet")
    (tmp_path / "notes.xlsx").write_text("no workbook")
    assert "workbook" in houvast.line("scan", tmp_path / "notes.xlsx")


def test_a_scan_that_was_broken_off_goes_on_where_it_was(houvast, tmp_path, monkeypatch):
    from houvast.features.noteguard.actions import scanning

    notes = [{"id": n, "text": "Klant heeft diabetes."} for n in range(40_000)]
    path, out = tmp_path / "notes.jsonl", tmp_path / "found.jsonl"
    path.write_text("\n".join(map(json.dumps, notes)))
    scan = ("scan", path, "--format", "jsonl", "--processes", "1", "--output", out)
    kept, calls = scanning._keep, []

    def cut(*arguments):
        kept(*arguments)
        calls.append(1)
        if len(calls) == 2:
            with out.open("a") as half:
                half.write('{"id": 38000, "fin')
            raise OSError  # the machine goes down here

    monkeypatch.setattr(scanning, "_keep", cut)
    assert houvast(*scan).exit_code == 1
    monkeypatch.setattr(scanning, "_keep", kept)
    assert "--resume" in houvast.line(*scan)
    houvast.well(*scan, "--resume")
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == list(range(40_000))
    assert sorted(tmp_path.glob("found*")) == [out]


def test_what_customer_numbers_look_like(houvast):
    of_own = ("--organisation", OWN)
    assert "KL-999999" in houvast.well("note", "number", "add", "kl-999999", *of_own, user="sven")
    assert houvast.json("note", "number", "list", user="sven") == [
        {"organisation": OWN, "mask": "KL-999999", "swept": False}
    ]
    assert "KL-999999" in houvast.well("note", "number", "list", *of_own, user="sven")
    houvast.well("note", "number", "add", "KL-999999", "--sweep", *of_own, user="sven")
    assert "must go" in houvast.well("note", "number", "list", user="sven")
    houvast.well("note", "number", "remove", "KL-999999", *of_own, user="sven")
    assert "no such mask" in houvast.line("note", "number", "remove", "KL-999999", *of_own, user="sven")
    assert "such as KL-999999" in houvast.line("note", "number", "add", "9999", *of_own, user="sven")
    houvast.line("note", "number", "add", "KL-999999", *of_own, user="thijs")
