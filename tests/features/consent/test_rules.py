from houvast.features.consent.contracts import Purpose, Why
from houvast.features.consent.rules import allowed


def test_without_a_block_everything_is_allowed():
    assert all(allowed([]).values())


def test_blocks_add_up_and_the_law_is_always_told():
    assert allowed([Why.OBJECTION, Why.RESTRICTION]) == {
        Purpose.MARKETING: False,
        Purpose.SERVICE: False,
        Purpose.LEGAL: True,
    }
