"""What is asked on a public page counts once, is doubted aloud, and no mail goes where a machine points."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.intake.actions.asking import MANY, ask
from houvast.features.intake.contracts import Doubt, Entry, WebRequest
from houvast.features.intake.models import WebForm
from houvast.features.rights.contracts import Right
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.organisations.queries import UnknownOrganisation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VERA = WebRequest(
    rights=(Right.ACCESS, Right.ERASURE), name="Vera", keys=(("email", "vera@klant.example"),), words="Wis"
)


def asked(entry: Entry, at: datetime = NOW, what: WebRequest = VERA):
    return ask(organisation="zonneveld", asked=what, entry=entry, at=at)


def test_one_form_gives_the_same_numbers_however_late_it_comes_again(cast):
    first = asked(Entry(form="a"))
    assert (len(first.numbers), first.is_new) == (2, True)
    again = asked(Entry(form="a"), NOW + timedelta(days=2))
    assert (again.numbers, again.is_new) == (first.numbers, False)


def test_the_same_words_within_a_minute_are_one_request_and_later_another(cast):
    first = asked(Entry(form="a"))
    assert asked(Entry(form="b"), NOW + timedelta(seconds=59)).numbers == first.numbers
    assert asked(Entry(form="c"), NOW + timedelta(seconds=61)).is_new


def test_many_from_one_network_are_doubted_and_registered_and_the_network_is_forgotten(cast):
    for number in range(MANY + 1):
        one = WebRequest(rights=(Right.ACCESS,), words=str(number))
        assert asked(Entry(form=str(number), network="203.0.113.0/24"), what=one).is_new
    assert WebForm.objects.filter(doubts=[Doubt.MANY]).count() == 1
    assert set(WebForm.objects.values_list("network", flat=True)) != {""}
    asked(Entry(), NOW + timedelta(days=2))
    assert set(WebForm.objects.values_list("network", flat=True)) == {""}


def test_what_was_doubted_is_evidence_and_nothing_of_the_person_is(cast):
    number = asked(Entry(doubts=frozenset({Doubt.TRAP, Doubt.TOO_FAST}))).numbers[0]
    (fact,) = facts_of(number, "intake.asked_on_web")
    assert "vera" not in str(fact).lower()
    assert WebForm.objects.first().doubts == ["too_fast", "trap"]


def test_an_organisation_that_is_not_there(cast):
    with pytest.raises(UnknownOrganisation):
        ask(organisation="nobody", asked=VERA, entry=Entry(), at=NOW)
    assert not WebForm.objects.exists()
