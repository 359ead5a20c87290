"""What codes look like, and what an agent sees of where they go."""

import pytest

from houvast.features.verification.methods.finding import ways
from houvast.features.verification.rules.codes import as_typed, masked, new_code


@pytest.mark.parametrize(("way", "length"), [("code_by_sms", 6), ("code_by_mail", 6), ("code_by_letter", 8)])
def test_a_code_has_its_form_and_is_another_each_time(way, length):
    code = ways()[way].code
    made = {new_code(code) for _ in range(50)}
    assert len(made) > 45
    assert {len(one) for one in made} == {length}
    assert set("".join(made)) <= set(code.alphabet)
    assert all(as_typed(one.lower()) == one for one in made)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("email", "jip.devries@example.org", "j…@e…"),
        ("phone_number", "+31610000001", "…01"),
        ("address", "Kade 1, 9999 ZZ Noordwolde", "…"),
    ],
)
def test_the_agent_sees_only_a_mask(kind, value, shown):
    assert masked(kind, value) == shown
