"""The ways in which strangers got at other people's data, each tried here through what agents can do."""

import json
from contextlib import suppress

import pytest

from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import NotIdentified, locate_person
from houvast.features.rights.actions.proving import (
    NoCodePossible,
    answer_questions,
    ask_questions,
    ask_second,
    questions_open,
)
from houvast.features.rights.actions.registering import give_keys
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import proven_keys
from houvast.features.rights.queries import case_record, facts_for
from houvast.features.verification.actions.asking import NothingToAsk
from houvast.features.verification.actions.challenging import CodeOver, TooManyCodes
from houvast.features.verification.actions.overriding import OverrideRefused
from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.finding import ways
from houvast.features.verification.queries import checks_of, level_asked
from houvast.features.verification.rules.checking import CheckLocked, CheckRefused
from houvast.foundation.notifications.queries import messages_of
from tests.features.rights.desk.stage import Stage
from tests.features.verification.attacks.attempts import (
    answer,
    change_contact,
    facts,
    own,
    request,
    say,
    send,
)
from tests.features.verification.stage import Phone, other_than
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


def test_the_person_gets_through_with_a_code_and_a_fact(stage: Stage, phone: Phone):
    case = request(stage)
    assert say(stage, case, send(stage, case), phone.code()).level == 1
    assert refused(stage, case)
    assert answer(stage, case, rightly=True).level == 2
    assert checks_of(case)[-1].method is Method.CHANNEL_CODE
    assert searched_with(case) == {text for _kind, text in stage.centre.keys_of("vera", "energie")}
    assert locate_person(case=case, by=stage.people["amira"].actor, at=NOON).located


def test_an_ex_who_knows_all_that_is_printed_or_told_gets_nowhere(stage: Stage, phone: Phone):
    case = request(stage)
    asked = ask_questions(case=case, by=stage.people["amira"].actor, at=NOON)
    static = ("birth", "name", "street", "postcode", "iban", "number", "email", "phone", "mobile", "card")
    assert asked.codes
    assert [code for code in facts(stage, case) if code in asked.codes and any(s in code for s in static)] == []
    assert answer(stage, case, rightly=False).right is False
    by = stage.people["amira"].actor
    for method in ("birth_date", "address", "iban_digits", "date_of_birth"):
        with pytest.raises(CheckRefused):
            verify_identity(case=case, level=2, method=method, proven=("email",), passed=True, by=by, at=NOON)
    assert refused(stage, case)


def test_who_changes_the_phone_number_first_gets_no_code_on_it(stage: Stage, phone: Phone):
    change_contact(stage, "mobile", "+31619999999", days_ago=2)
    case = request(stage, [*own(stage, "customer_number"), ("phone_number", "+31619999999")])
    with pytest.raises(NoCodePossible):
        send(stage, case)
    assert phone.texts() == []
    answer(stage, case, rightly=True)
    assert level_asked(case, "access", "phone") == 3
    assert refused(stage, case)


def test_after_two_weeks_a_changed_number_is_on_file(stage: Stage, phone: Phone):
    change_contact(stage, "mobile", "+31619999999", days_ago=15)
    case = request(stage, own(stage, "customer_number"))
    send(stage, case)
    assert phone.texts()[-1]["to"] == "+31619999999"


def test_a_swapped_sim_card_gets_no_code_and_a_known_number_alone_is_no_proof(stage: Stage, phone: Phone):
    case = request(stage)
    with pytest.raises(NoCodePossible):
        send(stage, case, swapped=True)
    by = stage.people["amira"].actor
    for level in (1, 2):
        with pytest.raises(CheckRefused, match="by hand"):
            verify_identity(
                case=case, level=level, method="known_channel", proven=("phone_number",), passed=True, by=by, at=NOON
            )
    assert refused(stage, case)


def test_a_swapped_sim_card_turns_text_messages_off_for_the_case(stage: Stage, phone: Phone, settings, tmp_path):
    swapped = tmp_path / "swapped.txt"
    swapped.write_text(dict(stage.centre.keys_of("vera", "energie"))["phone_number"])
    settings.HOUVAST_SIM_SWAP = f"file:{swapped}"
    case = request(stage)
    with pytest.raises(NoCodePossible):
        send(stage, case)
    swapped.unlink()  # and where nobody can tell, neither
    with pytest.raises(NoCodePossible):
        send(stage, request(stage))
    settings.HOUVAST_SIM_SWAP = ""
    with pytest.raises(NoCodePossible):
        send(stage, case)
    assert phone.texts() == []
    page = stage.client("amira").get(f"/desk/cases/{case}/identity/").content.decode()
    assert "No code goes by text message in this case." in page


def test_who_changes_contact_data_is_found_out_on_the_old_channel(stage: Stage, phone: Phone, settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example", "privacy@belhuis.example"
    change_contact(stage, "previous_email", "vera.oud@example.org", days_ago=2)
    case = request(stage, own(stage, "customer_number"))
    for way in ("code_by_mail", "code_by_sms", "code_by_mail"):
        with pytest.raises(NoCodePossible):
            send(stage, case, way=way)
    warned = [m for m in messages_of(case) if m.purpose == "identity_contact_changed"]
    assert [m.channel for m in warned] == ["mail"]
    page = stage.client("amira").get(f"/desk/cases/{case}/identity/").content.decode()
    assert "Contact data changed in the last two weeks." in page
    assert "vera.oud" not in page


def test_an_address_of_before_gets_no_code(stage: Stage, phone: Phone, settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example", "privacy@belhuis.example"
    change_contact(stage, "previous_email", "vera.oud@example.org", days_ago=30)
    change_contact(stage, "email", "", days_ago=30)
    with pytest.raises(NoCodePossible):
        send(stage, request(stage, own(stage, "customer_number")), way="code_by_mail")


def test_a_representative_with_a_letter_proves_nothing_the_person_is_asked(stage: Stage, phone: Phone):
    case = request(stage, [*own(stage, "customer_number"), ("email", "advocaat@kantoor.example")])
    by = stage.people["amira"].actor
    with pytest.raises(CheckRefused):
        verify_identity(
            case=case, level=2, method="mandate", proven=("customer_number",), passed=True,
            reason_of_doubt="third_party", by=by, at=NOON,
        )  # fmt: skip
    send(stage, case)
    assert phone.texts()[-1]["to"] == dict(stage.centre.keys_of("vera", "energie"))["phone_number"]
    assert "kantoor" not in json.dumps(phone.texts())


@pytest.mark.parametrize("reason", ["police", "journalist", "head office", "very urgent"])
def test_urgency_and_authority_are_no_reason(stage: Stage, reason):
    case, by = request(stage), stage.people["amira"].actor
    with pytest.raises(OverrideRefused):
        ask_second(case=case, reason=reason, proven=("email",), by=by, at=NOON)
    with pytest.raises(CheckRefused):
        verify_identity(case=case, level=2, method="override", proven=("email",), passed=True, by=by, at=NOON)
    assert refused(stage, case)


def test_agent_shopping_over_agents_cases_channels_and_identifiers_is_counted(stage: Stage, phone: Phone):
    tries = (("amira", ["email"], Channel.PHONE), ("thijs", ["phone_number"], Channel.CHAT))
    for who, kinds, channel in tries:
        case = request(stage, own(stage, *kinds), channel=channel)
        code = send(stage, case, who=who)
        assert not say(stage, case, code, other_than(phone.code()), who=who).right
    case = request(stage, own(stage, "customer_number"), channel=Channel.LETTER)
    assert answer(stage, case, rightly=False, who="olga").locked
    fresh = request(stage, own(stage, "email"), channel=Channel.WEB)
    with pytest.raises(CheckLocked):
        send(stage, fresh, who="thijs")
    warned = [m for m in messages_of(case) if m.purpose == "identity_locked"]
    assert len(warned) == 1
    assert facts_for(stage.people["olga"], fresh).is_open


def test_a_stranger_learns_nothing_from_no_match(stage: Stage, phone: Phone):
    nobody = request(stage, [("customer_number", "ZE9999999")])
    change_contact(stage, "mobile", "+31619999999", days_ago=1)
    somebody = request(stage, own(stage, "customer_number"))
    lines = []
    for case in (nobody, somebody):
        with pytest.raises(NoCodePossible) as told:
            send(stage, case)
        lines.append(str(told.value).replace(case, "…"))
    assert lines[0] == lines[1]


@pytest.mark.parametrize("right", [Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION])
def test_sabotage_asks_as_much_as_access(stage: Stage, phone: Phone, right):
    case = request(stage, right=right)
    assert level_asked(case, right, "phone") == level_asked(case, Right.ACCESS, "phone")
    say(stage, case, send(stage, case), phone.code())
    assert refused(stage, case)


def test_a_new_address_for_delivery_is_neither_asked_nor_proven(stage: Stage, phone: Phone):
    case = request(stage)
    code = send(stage, case)
    mine = stage.centre.keys_of("vera", "energie")
    give_keys(case=case, keys=[*mine, ("email", "dief@example.net")], by=stage.people["amira"].actor, at=NOON)
    say(stage, case, code, phone.code())
    answer(stage, case, rightly=True)
    assert searched_with(case) == {text for _kind, text in mine}
    assert {text["to"] for text in phone.texts()} == {dict(mine)["phone_number"]}


def test_ones_own_identifier_beside_a_strangers_gets_no_further_with_the_stranger(stage: Stage, phone: Phone):
    mine, hers = own(stage, "email", "phone_number", name="bram"), own(stage, "customer_number")
    case = request(stage, [*mine, *hers])
    say(stage, case, send(stage, case), phone.code())
    answer(stage, case, rightly=True)
    assert searched_with(case) == {text for _kind, text in mine}
    mixed = request(stage, [*own(stage, "email", name="ruben"), *hers])
    say(stage, mixed, send(stage, mixed), phone.code())
    answer(stage, mixed, rightly=True)
    people = {name: dict(stage.centre.keys_of(name, "energie")) for name in ("vera", "ruben")}
    [reached] = [keys for keys in people.values() if keys["phone_number"] == phone.texts()[-1]["to"]]
    assert searched_with(mixed) <= set(reached.values())


def test_a_mailbox_that_a_household_shares_gets_no_code(stage: Stage, settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example", "privacy@belhuis.example"
    case = request(stage, stage.centre.keys_of("geert", "scaldis"))
    with pytest.raises(NoCodePossible):
        send(stage, case, way="code_by_mail")


def test_a_voice_proves_nothing(stage: Stage):
    case = request(stage)
    assert not any("voice" in name for name in ways())
    with pytest.raises(CheckRefused):
        verify_identity(
            case=case, level=2, method="voice", proven=("email",), passed=True, by=stage.people["amira"].actor, at=NOON
        )


def test_guessing_ends_after_three_however_it_is_spread(stage: Stage, phone: Phone):
    case = request(stage)
    code = send(stage, case)
    sent = phone.code()
    for _ in range(3):
        say(stage, case, code, other_than(sent))
    assert "could not prove" in phone.texts()[-1]["text"] or "niet bewijzen" in phone.texts()[-1]["text"]
    with pytest.raises((CheckLocked, CodeOver)):
        say(stage, case, code, sent)
    with pytest.raises(CheckLocked):
        send(stage, case)
    assert refused(stage, case)


def test_questions_are_not_drawn_again_until_they_suit(stage: Stage):
    case, by = request(stage), stage.people["amira"].actor
    first = ask_questions(case=case, by=by, at=NOON)
    before = questions_open(case=case, by=by, at=NOON)
    assert ask_questions(case=case, by=stage.people["thijs"].actor, at=NOON) == first
    assert questions_open(case=case, by=by, at=NOON) == before
    answer_questions(case=case, asked=first.id, answers={}, by=by, at=NOON)
    seen = [set(first.codes)]
    with suppress(NothingToAsk):
        for _ in range(9):
            again = ask_questions(case=case, by=by, at=NOON)
            answer_questions(case=case, asked=again.id, answers={}, by=by, at=NOON)
            seen.append(set(again.codes))
    assert 1 < len(seen) < 9
    assert sum(map(len, seen)) == len(set().union(*seen))


def test_nobodys_phone_is_flooded_through_us(stage: Stage, phone: Phone):
    for _ in range(5):
        send(stage, request(stage))
    sixth = request(stage)
    with pytest.raises(TooManyCodes):
        send(stage, sixth)
    assert len(phone.texts()) == 5
