"""What waits for a fee: only one that two agreed on, until it was paid or dropped."""

import pytest

from houvast.features.rights.fees import FeeUnpaid, fee_of, refuse_unpaid
from houvast.features.rights.queries import case_record
from tests.features.rights.actions.test_refusing_fee import agreed, wish
from tests.features.rights.test_refusals import WHY, asked

pytestmark = pytest.mark.django_db


def test_a_wish_holds_nothing_back_and_what_two_agreed_on_does(cast):
    asked(7)
    case = asked()
    wish(case, cast.thijs)
    refuse_unpaid(case_record(case))
    agreed(case, cast)
    with pytest.raises(FeeUnpaid):
        refuse_unpaid(case_record(case))
    card = fee_of(case_record(case))
    assert (card.cents, card.reasons, card.is_approved) == (1250, WHY, True)
