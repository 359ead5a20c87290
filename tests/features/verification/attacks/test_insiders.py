"""What colleagues could do, or get to see: nothing alone, and nothing that a caller could be told."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.rights.actions.identifying import ProvesNothing, verify_identity
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.proving import (
    approve_second,
    ask_second,
)
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import case_record, facts_for
from houvast.features.verification.actions.challenging import (
    SamePerson,
    answer_challenge,
    start_challenge,
)
from houvast.features.verification.actions.overriding import OverrideRefused
from houvast.features.verification.queries import achieved_level, open_override
from houvast.features.verification.rules.checking import CheckRefused
from houvast.foundation.evidence.queries import timeline
from tests.features.rights.desk.stage import Stage
from tests.features.verification.attacks.attempts import (
    answer,
    facts,
    kept_everywhere,
    own,
    request,
    say,
    send,
)
from tests.features.verification.stage import ADDRESS, AMIRA, Phone, about, other_than
from tests.journeys.centre import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def refused(stage: Stage, case: str) -> bool:
    """Whether nothing can be searched, and so nothing told or changed."""
    with pytest.raises(NotIdentified):
        locate_person(case=case, by=stage.people["amira"].actor, at=NOON)
    return facts_for(stage.people["olga"], case).status is Status.REGISTERED


def searched_with(case: str) -> set[str]:
    found = case_record(case)
    return {i.value for i in proven_keys(found, open_person(case, bytes(found.person)), level=2)}


def test_an_insider_alone_can_not_answer_for_anybody(stage: Stage):
    case, olga = request(stage), stage.people["olga"].actor
    ask_second(case=case, reason="vulnerable", proven=("email",), by=olga, at=NOON)
    waiting = open_override(case)
    with pytest.raises(OverrideRefused):
        approve_second(case=case, override=waiting.id, by=olga, at=NOON)
    address = f"/desk/cases/{case}/identity/"
    assert stage.client("amira").post(address, {"step": "agree"}).status_code == 403
    assert achieved_level(case) == 0
    approve_second(case=case, override=waiting.id, by=stage.people["thijs"].actor, at=NOON)
    assert searched_with(case) == {dict(stage.centre.keys_of("vera", "energie"))["email"]}


def test_what_was_agreed_on_is_not_swapped_for_another(stage: Stage):
    case, by = request(stage, own(stage, "email")), stage.people["amira"].actor
    ask_second(case=case, reason="no_channel", proven=("email",), by=by, at=NOON)
    give_keys(case=case, keys=own(stage, "email", name="bram"), by=by, at=NOON)
    with pytest.raises(ProvesNothing):
        approve_second(case=case, override=open_override(case).id, by=stage.people["olga"].actor, at=NOON)
    assert refused(stage, case)


def test_a_letter_is_not_checked_by_who_printed_it(stage: Stage):

    started = start_challenge(about=about(), way="code_by_letter", contact=ADDRESS, by=AMIRA, at=NOON)
    with pytest.raises(SamePerson):
        answer_challenge(
            about=about(), challenge=started.card.id, said=started.print, by=AMIRA, at=NOON + timedelta(days=3)
        )


def test_who_printed_a_letter_can_not_state_that_it_came_back(stage: Stage):
    case, amira = request(stage, own(stage, "customer_number", "email")), stage.client("amira")
    address = f"/desk/cases/{case}/identity/"
    by, at = stage.people["amira"].actor, datetime.now(UTC)
    code = start_challenge(about=about(case), way="code_by_letter", contact=ADDRESS, by=by, at=at).print
    assert "You printed this code: let a colleague check it." in amira.get(address).content.decode()
    amira.post(address, {"step": "answer", "said": code})
    with pytest.raises(CheckRefused):
        verify_identity(
            case=case, level=2, method="letter_code", proven=("email",), passed=True, by=by, at=at
        )  # fmt: skip
    assert achieved_level(case) == 0
    thijs = stage.client("thijs")
    assert "You printed this code" not in thijs.get(address).content.decode()
    thijs.post(address, {"step": "answer", "said": code})
    assert achieved_level(case) == 2


def test_nothing_that_must_not_be_kept_is_kept(stage: Stage, phone: Phone, tmp_path, caplog):
    case = request(stage)
    code = send(stage, case)
    said = phone.code()
    say(stage, case, code, other_than(said))
    say(stage, case, code, said)
    known = facts(stage, case)
    answer(stage, case, rightly=True)
    asked = {str(known[c].value) for c in known} | {"300-350"}
    kept = kept_everywhere(tmp_path).decode() + caplog.text
    told = json.dumps([[entry.kind, dict(entry.facts)] for entry in timeline(case)], default=str)
    assert said not in kept + told
    assert other_than(said) not in kept + told
    for value in asked:
        assert value not in kept + told
    assert "verification.facts_asked" in told
    assert '"right": 3, "wrong": 0' in told
    assert dict(stage.centre.keys_of("vera", "energie"))["phone_number"] not in kept + told


def test_what_an_agent_sees_completes_nothing_that_a_caller_half_knows(stage: Stage, phone: Phone):
    case = request(stage, own(stage, "customer_number"))
    known, amira = facts(stage, case), stage.client("amira")
    address = f"/desk/cases/{case}/identity/"
    amira.post(address, {"step": "send", "way": "code_by_sms"})
    amira.post(address, {"step": "ask"})
    page = amira.get(address).content.decode()
    mine = dict(stage.centre.keys_of("vera", "energie"))
    assert "…00" in page
    assert "What code does the caller say?" in page
    for told in (
        mine["email"],
        mine["phone_number"],
        mine["phone_number"][3:],
        "Zonderland",
        phone.texts()[-1]["text"],
    ):
        assert told not in page
    assert len(page.split("The caller does not know")) > 1
    assert not any(str(fact.value) in page for fact in known.values())


@pytest.mark.parametrize("method", ["channel_code", "letter_code", "account_login", "second_factor", "eid", "override"])
def test_an_insider_states_nothing_that_a_machine_judges(stage: Stage, method):
    case, amira = request(stage), stage.client("amira")
    sent = {"method": method, "proven": ["email"]}
    assert amira.post(f"/desk/cases/{case}/identity/", sent).status_code == 422
    with pytest.raises(CheckRefused):
        verify_identity(
            case=case, level=1, method=method, proven=("email",), passed=True, by=stage.people["amira"].actor, at=NOON
        )
    assert refused(stage, case)


def test_an_insider_who_may_not_answer_opens_no_pack_and_who_opens_one_is_on_record(stage: Stage):
    case = stage.located("vera", "energie", Right.ACCESS)
    form = {"outcome": "", "reason": "", "law": "", "remarks": ""}
    assert stage.client("amira").post(f"/desk/cases/{case}/answer/", form).status_code == 403
    assert stage.client("olga").post(f"/desk/cases/{case}/answer/", form).status_code == 200
    pack = f"/desk/cases/{case}/answer/pack/"
    assert stage.client("amira").post(pack).status_code == 403
    assert stage.client("petra").post(pack).status_code in (403, 404)
    assert stage.client("olga").post(pack).status_code == 200
    opened = [entry.actor for entry in timeline(case) if entry.kind == "files.opened"]
    olga = stage.people["olga"].actor
    assert opened == [f"{olga.kind}:{olga.key}"]
