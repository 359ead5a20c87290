"""The known ways to get at somebody else's data, and the tests that try each.

| attack | what stands against it |
|---|---|
| A partner, an ex or a relative knows birth date, address, bank account | what many know proves nothing |
| Contact data are changed first, then asked for | two weeks of waiting; the person hears on the old channel |
| The post is sent elsewhere first, also with an earlier day | no letter to an address of lately |
| A swapped SIM card; a forged number of the caller | a number is a hint; no code to a swapped card |
| A forged mandate, a lawyer's letter, a platform | a paper is no check; the person is asked on file |
| Haste and authority: police, press, head office | no such reason exists; nobody passes alone |
| Trying several colleagues and channels | failures count over all, then a day's lock |
| Pieces from one firm are used at another | nothing is read back or completed |
| Sabotage: erase, correct or restrict another’s data | asks as much as access; an erasure is told and waits |
| The answer is delivered elsewhere | only to what is on file and was proven |
| An imitated voice | a voice proves nothing |
| A colleague | two for an override; letters; statements; openings on record |
| Guessing codes and answers | three tries, over everything; no new draw |
| Learning whether somebody is known | one answer for both |
| A stolen or replayed login | bound to case, browser and moment |
"""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CATALOGUE = {
    "impersonation": {
        "test_attacks": [
            "test_an_ex_who_knows_all_that_is_printed_or_told_gets_nowhere",
            "test_ones_own_identifier_beside_a_strangers_gets_no_further_with_the_stranger",
        ],
        "test_logins": ["test_a_relative_of_the_same_name_or_a_namesake_is_not_the_person"],
    },
    "changed contact data": {
        "test_attacks": [
            "test_who_changes_the_phone_number_first_gets_no_code_on_it",
            "test_who_changes_contact_data_is_found_out_on_the_old_channel",
            "test_an_address_of_before_gets_no_code",
        ],
    },
    "post sent elsewhere": {
        "test_addresses": [
            "test_who_moves_the_address_first_gets_no_letter",
            "test_who_moved_lately_is_asked_more_by_every_way",
            "test_a_second_address_does_not_get_the_letter_of_the_first",
        ],
    },
    "swapped SIM card or forged number": {
        "test_attacks": [
            "test_a_swapped_sim_card_gets_no_code_and_a_known_number_alone_is_no_proof",
            "test_a_swapped_sim_card_turns_text_messages_off_for_the_case",
        ],
    },
    "forged mandate": {
        "test_attacks": ["test_a_representative_with_a_letter_proves_nothing_the_person_is_asked"],
    },
    "haste and authority": {"test_attacks": ["test_urgency_and_authority_are_no_reason"]},
    "trying several colleagues": {
        "test_attacks": ["test_agent_shopping_over_agents_cases_channels_and_identifiers_is_counted"],
        "test_logins": ["test_failed_logins_lock_like_other_failures"],
    },
    "chaining": {"test_insiders": ["test_what_an_agent_sees_completes_nothing_that_a_caller_half_knows"]},
    "sabotage": {
        "test_attacks": ["test_sabotage_asks_as_much_as_access"],
        "test_sabotage": ["test_sabotage_is_heard_of_and_stopped_in_time"],
    },
    "delivery elsewhere": {
        "test_attacks": [
            "test_a_new_address_for_delivery_is_neither_asked_nor_proven",
            "test_a_mailbox_that_a_household_shares_gets_no_code",
        ],
    },
    "imitated voice": {"test_attacks": ["test_a_voice_proves_nothing"]},
    "colleague": {
        "test_insiders": [
            "test_an_insider_alone_can_not_answer_for_anybody",
            "test_what_was_agreed_on_is_not_swapped_for_another",
            "test_who_printed_a_letter_can_not_state_that_it_came_back",
            "test_an_insider_states_nothing_that_a_machine_judges",
            "test_an_insider_who_may_not_answer_opens_no_pack_and_who_opens_one_is_on_record",
            "test_nothing_that_must_not_be_kept_is_kept",
        ],
    },
    "guessing": {
        "test_attacks": [
            "test_guessing_ends_after_three_however_it_is_spread",
            "test_questions_are_not_drawn_again_until_they_suit",
            "test_nobodys_phone_is_flooded_through_us",
        ],
    },
    "learning who is known": {
        "test_attacks": ["test_a_stranger_learns_nothing_from_no_match"],
        "test_logins": ["test_a_stranger_sees_no_difference_between_known_and_unknown"],
    },
    "replayed login": {
        "test_logins": [
            "test_an_answer_counts_once",
            "test_an_answer_of_another_browser_does_not_count",
            "test_a_code_of_another_session_is_not_taken",
            "test_a_login_of_one_case_is_none_of_another",
        ],
    },
}


def names_in(module: str) -> set[str]:
    tree = ast.parse((HERE / f"{module}.py").read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("attack", CATALOGUE)
def test_each_attack_is_tried(attack):
    assert CATALOGUE[attack]
    for module, names in CATALOGUE[attack].items():
        assert set(names) - names_in(module) == set()


def test_each_attack_has_its_row():
    rows = [line for line in (__doc__ or "").splitlines() if line.startswith("| ")]
    assert len(rows) - 1 == len(CATALOGUE)
