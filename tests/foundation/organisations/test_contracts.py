"""What an organisation says of itself."""

from dataclasses import replace
from uuid import UUID

import pytest

from houvast.foundation.organisations.contracts import Look, OrganisationFacts

PRINCIPAL = OrganisationFacts(
    id=UUID(int=1), key="p", name="P", kind="principal", country="NL", address=(), email="", phone="", dpo_name="",
    dpo_email="", privacy_statement_url="", handling="forward", instruction_reference="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "handling", "reference", "carries_out"),
    [
        ("own", "execute", "", True),
        ("principal", "forward", "", False),
        ("principal", "forward", "DPA-1", False),
        ("principal", "execute", "", False),
        ("principal", "execute", "DPA-1", True),
    ],
)
def test_requests_are_carried_out_for_oneself_or_on_a_documented_instruction(kind, handling, reference, carries_out):
    one = replace(PRINCIPAL, kind=kind, handling=handling, instruction_reference=reference)
    assert one.carries_out is carries_out


def test_a_short_name_is_the_name_until_there_is_one():
    assert PRINCIPAL.short_name == PRINCIPAL.name
    assert replace(PRINCIPAL, look=Look(short_name="Kort")).short_name == "Kort"
