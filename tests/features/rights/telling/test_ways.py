"""The way to one's own page in a receipt, and mails of their own for what is joined, taken back or free after all."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.drafting import NothingToTell, draft
from houvast.features.rights.actions.joining import join_case
from houvast.features.rights.actions.refusing_fee import approve_fee, ask_fee, end_fee, tell_of_fee
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, JoinedWhy, RefusalGround, Right
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.mails.own import check_own
from houvast.features.rights.telling_contracts import FeeEnd
from houvast.features.wordings.contracts import TextRefused
from tests.features.rights.telling.test_telling import NOW, VERA, WHO, arrived, prove, purposes_of, register

pytestmark = pytest.mark.django_db
REASONS = "Het is al vijf keer gevraagd."
FEE = {"ground": RefusalGround.EXCESSIVE, "cents": 500, "costs": "Kopieën.", "reasons": REASONS}


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_a_receipt_tells_the_way_to_ones_own_page_where_that_can_be_reached(cast, post, settings, language):
    settings.HOUVAST_PUBLIC_URL = "https://privacy.belhuis.example"
    case = register(VERA, language=language)
    told = arrived(post, case)["receipt"][1].get_content().replace("\n", " ")
    assert "https://privacy.belhuis.example/my/" in told
    address = next(word for word in told.split() if word.startswith("https://"))
    assert address.rstrip(".,") == "https://privacy.belhuis.example/my/"  # no number, no key, nothing of anybody
    printed = draft(case=register(language=language), kind=MailKind.RECEIPT, at=NOW)
    assert "https://privacy.belhuis.example/my/" in printed.written.text


def test_without_such_a_page_a_receipt_says_nothing_of_it_and_has_no_hole(cast, post, settings):
    settings.HOUVAST_PUBLIC_URL = ""
    told = arrived(post, case := register(VERA))["receipt"][1].get_content()
    assert "/my/" not in told
    assert "\n\n\n" not in told.replace("\r", "")
    assert case in told


def test_an_organisation_may_leave_the_page_out_of_its_own_text_and_nothing_else():
    text = "# Verzoek {number}\n\n{greeting} {received} {right} {due} {contact} {organisation}"
    check_own(text, "receipt", "nl")
    check_own(f"{text}\n\n{{own_page}}", "receipt", "nl")
    with pytest.raises(TextRefused, match="due"):
        check_own(text.replace("{due}", ""), "receipt", "nl")


def test_who_asked_twice_hears_which_number_goes_on(cast, post):
    first, second = register(VERA), register(VERA)
    with pytest.raises(NothingToTell):
        draft(case=first, kind=MailKind.JOINED, at=NOW)
    join_case(case=second, to=first, why=JoinedWhy.DUPLICATE, reason="Twee keer gevraagd.", **WHO)
    to, told = arrived(post, first)["joined"]
    assert to == VERA
    assert first in told["Subject"]
    assert second in told.get_content()
    assert purposes_of(first) == {"receipt", "joined"}


@pytest.fixture
def later(cast) -> str:
    """The second request of somebody who is known."""
    for days in (3, 0):
        received = NOW - timedelta(days=days)
        asked = {"organisation": "own", "right": Right.ACCESS, "channel": Channel.PHONE, "keys": [("email", VERA)]}
        case = register_case(**asked, received_at=received, **WHO).number
        prove(case)
    return case


@pytest.mark.parametrize(
    ("end", "purpose", "said"),
    [(FeeEnd.WITHDRAWN, "withdrawn", "Wij doen nu niets meer"), (FeeEnd.DROPPED, "fee_dropped", "niets te betalen")],
)
def test_how_a_fee_ended_is_told_to_who_heard_of_it(cast, post, later, end, purpose, said):
    case = later
    fee = ask_fee(case=case, **FEE, by=cast.thijs.actor, at=NOW)
    approve_fee(case=case, fee=fee.id, by=cast.olga.actor, at=NOW)
    tell_of_fee(case=case, by_mail=True, by=cast.thijs.actor, at=NOW)
    end_fee(case=case, end=end, words="Laat maar.", by=cast.thijs.actor, at=NOW)
    to, told = arrived(post, case)[purpose]
    assert to == VERA
    assert said in " ".join(told.get_content().split())


def test_of_a_fee_that_nobody_heard_of_nothing_is_told(cast, post, later):
    ask_fee(case=later, **FEE, by=cast.thijs.actor, at=NOW)
    end_fee(case=later, end=FeeEnd.DROPPED, by=cast.thijs.actor, at=NOW)
    assert "fee_dropped" not in purposes_of(later)
