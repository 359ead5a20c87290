"""Every way is found, and each says what it reaches."""

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.finding import always_open, by_hand, strengths, ways


def test_every_method_has_a_file_and_every_file_is_found():
    assert {way.method for way in ways().values()} == set(Method) == set(strengths())
    assert {"code_by_mail", "code_by_sms", "code_by_letter", "call_back", "eid"} <= set(ways())


def test_only_a_letter_and_coming_in_person_stay_open_when_checking_is_locked():
    assert always_open() == {Method.LETTER_CODE, Method.IN_PERSON}


def test_what_a_machine_judges_or_two_agree_on_is_stated_by_nobody():
    assert by_hand() == {
        Method.ADDRESS_MATCH,
        Method.CALL_BACK,
        Method.IN_PERSON,
        Method.MASKED_ID,
    }


def test_by_hand_only_what_no_machine_can_see_reaches_any_level():
    """Leaving an address alone asks for nothing; a call back, a visit and a copy are seen by people only."""
    assert {m for m in by_hand() if strengths()[m] > 0} == {Method.CALL_BACK, Method.IN_PERSON, Method.MASKED_ID}


def test_what_many_know_or_have_reaches_no_more_than_basic():
    assert {m for m, level in strengths().items() if level <= 1} == {
        Method.ADDRESS_MATCH,
        Method.KNOWN_CHANNEL,
        Method.DYNAMIC_FACTS,
    }
