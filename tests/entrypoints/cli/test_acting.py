"""The same people may do the same as on the pages."""

import pytest

from houvast.features.rights.models import CaseRecord

STEPS = [
    ["case", "locate", "{case}"],
    ["case", "locate", "{case}", "--last"],
    ["case", "decide", "{case}", "--row", "{{}}", "--accept"],
    ["case", "plan", "{case}"],
    ["case", "approve", "{case}", "--hash", "0"],
    ["case", "withdraw", "{case}"],
    ["case", "execute", "{case}"],
    ["case", "readback", "{case}"],
    ["case", "answer", "{case}", "--out", "{out}"],
    ["case", "pack", "{case}", "--out", "{out}"],
    ["case", "extend", "{case}", "--reason", "complexity", "--letter-sent"],
    ["case", "forward", "{case}"],
    ["case", "instruct", "{case}", "--reference", "X-1"],
    ["case", "close", "{case}"],
    ["case", "shred", "{case}", "--yes"],
    ["evidence", "timeline", "{case}"],
]
NOT_THEIRS = [
    ["case", "show", "{case}"],
    ["case", "jobs", "{case}"],
    ["case", "verify", "{case}", "--level", "1", "--method", "call_back"],
    *STEPS,
]
CENTRE = [
    ["system", "add", "x", "--url", "sqlite:////x"],
    ["system", "list"],
    ["system", "check"],
    ["system", "remove", "x"],
    ["map", "check"],
    ["map", "list"],
    ["map", "export"],
    ["map", "unload", "x"],
    ["reapply"],
    ["evidence", "verify"],
    ["evidence", "export"],
    ["account", "list"],
    ["account", "assign", "noor", "own"],
    ["organisation", "add", "x", "--name", "X", "--country", "NL"],
    ["organisation", "instruct", "zonneveld", "--reference", "X-1"],
    ["locate", "--email", "fenna@example.org", "--organisation", "own"],
]


@pytest.fixture(name="case")
def of_the_centre(houvast) -> str:
    return str(houvast.json("case", "open", "--right", "access", "--email", "fenna@example.org")["number"])


@pytest.mark.parametrize("command", STEPS, ids=lambda c: c[1])
def test_an_agent_handles_the_caller_only(houvast, case, tmp_path, command):
    line = houvast.line(*(word.format(case=case, out=tmp_path) for word in command), user="amira")
    assert "may not do this" in line


@pytest.mark.parametrize("command", NOT_THEIRS, ids=lambda c: c[1])
@pytest.mark.parametrize("user", ["petra", "noor"])
def test_a_case_of_others_does_not_show_that_it_exists(houvast, case, tmp_path, user, command):
    mine = houvast.line(*(word.format(case=case, out=tmp_path) for word in command), user=user)
    nothing = houvast.line(*(word.format(case="2026-99999", out=tmp_path) for word in command), user=user)
    assert mine.replace(case, "2026-99999") == nothing


@pytest.mark.parametrize("command", NOT_THEIRS, ids=lambda c: c[1])
def test_a_system_owner_sees_no_case(houvast, case, tmp_path, command):
    line = houvast.line(*(word.format(case=case, out=tmp_path) for word in command), user="sven")
    assert "sees no cases" in line


@pytest.mark.parametrize("command", CENTRE, ids=lambda c: " ".join(c[:2]))
def test_an_agent_does_not_touch_the_machinery(houvast, command):
    assert "may not do this" in houvast.line(*command, user="amira")


@pytest.mark.parametrize("user", ["sven", "iris", "kees"])
def test_not_everybody_registers(houvast, user):
    houvast.line("case", "open", "--right", "access", user=user)
    assert not CaseRecord.objects.exists()


def test_somebody_must_be_named(houvast):
    assert "--as USER" in houvast.line("case", "list", user="")
    assert "no active account" in houvast.line("case", "list", user="nobody")


def test_the_option_goes_before_the_variable(houvast):
    assert "may not do this" in houvast.line("system", "list", "--as", "amira", user="olga")


def test_four_eyes(houvast, known_shop, verified, settings):
    settings.HOUVAST_FOUR_EYES = True
    case = verified()
    houvast.well("case", "locate", case, user="thijs")
    by_olga = houvast.json("case", "plan", case)["hash"]
    assert "somebody other" in houvast.line("case", "approve", case, "--hash", by_olga)
    by_thijs = houvast.json("case", "plan", case, user="thijs")["hash"]
    houvast.well("case", "approve", case, "--hash", by_thijs)
