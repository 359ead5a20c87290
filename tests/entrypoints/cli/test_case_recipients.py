"""Who got the data is listed, told, or left out with a reason, by commands."""

import pytest

from houvast.features.activities.actions import load_activities
from houvast.foundation.evidence.queries import facts_of
from tests.cast import LONG_AGO, SETUP
from tests.entrypoints.cli import shop

CARRIER, PRINTER = "Pakketdienst Vos", "Drukkerij Olm"
_GOT = "what: {nl: bezorgt de pakken, en: delivers the parcels}"
RECIPIENTS = f"[{{name: {CARRIER}, country: NL, {_GOT}}}, {{name: {PRINTER}, country: NL, {_GOT}}}]"


@pytest.fixture(name="case")
def an_erasure_that_was_read_back(houvast, known_shop, approved) -> str:
    text = shop.ACTIVITIES.replace("recipients: []", f"recipients: {RECIPIENTS}")
    load_activities(name="shop.yaml", text=text, by=SETUP, at=LONG_AGO)
    case = approved()
    houvast.well("case", "execute", case)
    houvast.well("case", "readback", case)
    return case


def told(houvast, case: str) -> dict[str, tuple[str, str]]:
    return {one["name"]: (one["told"], one["not_told"]) for one in houvast.json("case", "recipients", case)}


def test_each_recipient_is_told_or_left_out_and_that_is_kept(houvast, case):
    assert told(houvast, case) == {CARRIER: ("", ""), PRINTER: ("", "")}
    houvast.well("case", "tell-recipient", case, CARRIER, "--told", "phone")
    reason = "De drukkerij is failliet en heeft geen adres meer."
    houvast.well("case", "leave-recipient", case, PRINTER, "--why", "impossible", "--reason", reason)
    assert told(houvast, case) == {CARRIER: ("phone", ""), PRINTER: ("", "impossible")}
    assert CARRIER in houvast.well("case", "recipients", case)
    assert len(facts_of(case, "rights.recipient_told")) == 1
    assert len(facts_of(case, "rights.recipient_not_told")) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("tell-recipient", "Iemand Anders", "--told", "phone"), "choose from the list"),
        (("tell-recipient", CARRIER), "no e-mail address"),
        (("leave-recipient", CARRIER, "--why", "impossible", "--reason", "Nee"), "write out why"),
        (
            ("leave-recipient", CARRIER, "--why", "principal_tells", "--reason", "Zij zeggen het hun zelf wel."),
            "we tell who got the data ourselves",
        ),
    ],
)
def test_what_can_not_be_is_one_line_and_changes_nothing(houvast, case, given, says):
    step, *rest = given
    assert says in houvast.line("case", step, case, *rest)
    assert told(houvast, case) == {CARRIER: ("", ""), PRINTER: ("", "")}


@pytest.mark.parametrize(
    "given",
    [
        ("tell-recipient", CARRIER, "--told", "mail"),
        ("tell-recipient", CARRIER, "--told", "smoke"),
        ("leave-recipient", CARRIER, "--why", "lazy", "--reason", "Een reden van vijf woorden."),
        ("leave-recipient", CARRIER, "--why", "impossible"),
        ("tell-recipient",),
    ],
)
def test_a_mistake_on_the_command_line_ends_with_2(houvast, case, given):
    step, *rest = given
    done = houvast("case", step, case, *rest)
    assert (done.exit_code, "Traceback" in done.output) == (2, False)
    assert told(houvast, case) == {CARRIER: ("", ""), PRINTER: ("", "")}


def test_a_recipient_is_told_once(houvast, case):
    houvast.well("case", "tell-recipient", case, CARRIER, "--told", "letter")
    assert "told already" in houvast.line("case", "tell-recipient", case, CARRIER, "--told", "phone")


def test_who_may_not_is_refused_and_an_unknown_case_is_said(houvast, case):
    assert "houvast: " in houvast.line("case", "tell-recipient", case, CARRIER, "--told", "phone", user="amira")
    assert "houvast: " in houvast.line("case", "recipients", case, user="sven")
    assert "2026-99999" in houvast.line("case", "recipients", "2026-99999")
