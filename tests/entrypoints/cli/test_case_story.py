"""An erasure and an access, from call to proof, by commands alone."""

import json

import pyzipper

from houvast.foundation.evidence.queries import timeline
from tests.entrypoints.cli import shop


def test_an_erasure_from_call_to_proof(houvast, known_shop, verified, tmp_path):
    case = verified()
    located = houvast.json("case", "locate", case)["located"]
    assert {(row["collection"], row["kind"]) for row in located} == {
        ("customer", "own"),
        ("note", "own"),
        ("note", "mention"),
    }
    plan = houvast.json("case", "plan", case)
    assert plan["errors"] == []
    houvast.well("case", "approve", case, "--hash", plan["hash"])
    done = houvast.json("case", "execute", case)
    assert [(work["system"], work["state"], work["written"]) for work in done["work"]] == [("shop", "done", 4)]
    assert shop.names(known_shop) == ["Joris Brem", "Wim Esdoorn", "Gerda Linde"]
    assert len(shop.bodies(known_shop)) == 1
    assert "Fenna" not in shop.bodies(known_shop)[0]
    back = houvast.json("case", "readback", case)
    assert (back["unexplained"], back["residue"]) == (0, [])
    answer = houvast.json("case", "answer", case, "--out", tmp_path / "out")
    assert answer["outcome"] == "granted"
    with pyzipper.AESZipFile(answer["file"]) as pack:
        pack.setpassword(answer["code"].encode())
        assert any(name.endswith(".pdf") for name in pack.namelist())
        assert pack.testzip() is None
    houvast.well("case", "close", case)
    assert houvast.json("case", "show", case)["status"] == "closed"
    assert [h.kind for h in timeline(case)][-1] == "rights.case_closed"
    houvast.well("evidence", "verify")


def test_an_access_hands_the_data_over_and_touches_nothing(houvast, known_shop, verified, tmp_path):
    case = verified("access")
    houvast.well("case", "locate", case)
    answer = houvast.json("case", "answer", case, "--out", tmp_path)
    with pyzipper.AESZipFile(answer["file"]) as pack:
        pack.setpassword(answer["code"].encode())
        data = next(json.loads(pack.read(name)) for name in pack.namelist() if name.endswith(".json"))
    assert "Belde over een levering." in json.dumps(data)
    assert "Joris" not in json.dumps(data)
    assert shop.names(known_shop) == [name for _, _, name, _ in shop.PEOPLE]


def test_a_located_row_says_where_by_which_key_and_why(houvast, known_shop, verified):
    case = verified()
    rows = houvast.json("case", "locate", case)["located"]
    note = next(row for row in rows if row["collection"] == "note" and row["kind"] == "own")
    assert (note["system"], note["key"]) == ("shop", {"id": 1})
    assert len(note["path"]) == 2
    assert "fenna" not in json.dumps(rows).lower()
    with_values = houvast.json("case", "locate", case, "--last", "--values")["located"]
    assert "fenna@example.org" in json.dumps(with_values)


def test_a_candidate_waits_for_a_decision(houvast, known_shop):
    case = houvast.json("case", "open", "--right", "erasure", "--email", "thuis@example.org", "--name", "Wim Esdoorn")[
        "number"
    ]
    houvast.well("case", "verify", case, "--level", 2, "--method", "call_back", "--proven", "email")
    found = houvast.json("case", "locate", case, code=3)
    candidates = [row for row in found["located"] if row["kind"] == "candidate"]
    assert {row["key"]["id"] for row in candidates} == {3, 4}
    assert "candidates wait" in houvast.line("case", "plan", case)
    for row in candidates:
        mine = "--accept" if row["key"]["id"] == 3 else "--reject"
        houvast.well("case", "decide", case, "--row", json.dumps(row), mine)
    again = houvast.json("case", "locate", case)
    assert [(row["key"]["id"], row["kind"]) for row in again["located"]] == [(3, "own")]


def test_a_rectification_carries_old_and_new(houvast, known_shop, verified):
    correct = ["--correct", "name", "Fenna Tulp", "Fenna Tulp-Roos"]
    opened = houvast.json("case", "open", "--right", "rectification", "--customer-number", "K100", *correct)["number"]
    houvast.well("case", "verify", opened, "--level", 2, "--method", "call_back", "--proven", "customer_number")
    houvast.well("case", "locate", opened)
    plan = houvast.json("case", "plan", opened, "--values")
    assert [cell["after"] for row in plan["rows"] for cell in row["cells"]] == ["Fenna Tulp-Roos"]
    houvast.well("case", "approve", opened, "--hash", plan["hash"])
    houvast.well("case", "execute", opened)
    houvast.well("case", "readback", opened)
    assert shop.names(known_shop)[0] == "Fenna Tulp-Roos"


def test_a_withdrawn_plan_makes_room_for_another(houvast, known_shop, approved):
    case = approved()
    houvast.well("case", "withdraw", case)
    houvast.well("case", "locate", case)
    assert houvast.json("case", "plan", case)["state"] == "draft"


def test_a_closed_case_is_shredded_and_the_evidence_still_holds(houvast, known_shop, verified, tmp_path):
    case = verified("access")
    houvast.well("case", "locate", case)
    houvast.well("case", "answer", case, "--out", tmp_path)
    houvast.well("case", "close", case)
    houvast.well("case", "shred", case, "--yes")
    assert case in houvast.line("case", "show", case)
    houvast.well("evidence", "verify")


def test_the_term_is_extended_with_a_letter_only(houvast, known_shop, verified):
    case = verified()
    assert houvast("case", "extend", case, "--reason", "complexity").exit_code == 2
    houvast.well("case", "extend", case, "--reason", "complexity", "--letter-sent")
    shown = houvast.json("case", "show", case)
    assert shown["due"] == shown["term"]["extended"]


def test_a_principal_s_case_is_passed_on_or_carried_out_on_instruction(houvast, known_shop, tmp_path):
    case = houvast.json("case", "open", "--right", "access", "--principal", "zonneveld", "--email", "a@example.org")[
        "number"
    ]
    houvast.well("case", "instruct", case, "--reference", "ZE-2026-17", user="kees")
    assert houvast.json("case", "show", case)["instruction"] == "ZE-2026-17"
    houvast.well("case", "forward", case)
    assert houvast.json("case", "list", "--status", "forwarded")[0]["number"] == case
    houvast.well("case", "forwarded", case, "--out", tmp_path)
    assert json.loads((tmp_path / f"{case}-zonneveld.json").read_text())["case"] == case
