"""So much was found that somebody must ask how it came there."""

import pytest

from houvast.features.noteguard.actions.investigating import CannotInvestigate, open_investigation
from houvast.features.noteguard.models import Investigation, Sweep
from houvast.features.noteguard.queries.investigations import investigation
from houvast.foundation.evidence.models import Entry
from tests.cast import LONG_AGO, SETUP, ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
PAGES = "/desk/notes/of/zonneveld/"
LEARNED = "De agenda van de monteur vroeg om een reden."


def text(response) -> str:
    return response.content.decode()


def test_it_is_offered_from_the_size_that_was_chosen_on(swept, visitor, settings):
    thijs = visitor("thijs")
    assert "Open an internal investigation" not in text(thijs.get(f"{PAGES}systems/"))
    settings.HOUVAST_INCIDENT_FINDINGS = 3
    assert "3 findings are serious or worse" in text(thijs.get(f"{PAGES}systems/"))


def test_an_investigation_is_opened_once_and_closed_with_a_conclusion_under_seal(swept, visitor, settings):
    settings.HOUVAST_INCIDENT_FINDINGS = 1
    thijs, sweep = visitor("thijs"), Sweep.objects.get()
    opened = thijs.post(f"{PAGES}investigations/of/{sweep.pk}/", follow=True)
    assert "Investigation opened" in text(opened)
    assert "Thijs Brand" in text(opened)
    assert "Open an internal investigation" not in text(thijs.get(f"{PAGES}systems/"))
    with pytest.raises(CannotInvestigate):
        open_investigation(organisation=ZONNEVELD, sweep=sweep.pk, by=SETUP, at=LONG_AGO)
    number = Investigation.objects.get().number
    assert thijs.post(f"{PAGES}investigations/{number}/close/", {"conclusion": " "}).status_code == 400
    closed = thijs.post(f"{PAGES}investigations/{number}/close/", {"conclusion": LEARNED}, follow=True)
    assert LEARNED in text(closed)
    assert thijs.post(f"{PAGES}investigations/{number}/close/", {"conclusion": LEARNED}).status_code == 404
    assert investigation(ZONNEVELD, number).conclusion == LEARNED
    assert LEARNED.encode() not in bytes(Investigation.objects.get().conclusion)
    assert LEARNED not in str(list(Entry.objects.values()))
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"noteguard.investigation_opened", "noteguard.investigation_closed"} <= kinds
    assert number in text(thijs.get(f"{PAGES}investigations/"))


def test_a_reading_that_is_not_over_is_not_investigated(swept):
    Sweep.objects.update(ended_at=None)
    with pytest.raises(CannotInvestigate):
        open_investigation(organisation=ZONNEVELD, sweep=Sweep.objects.get().pk, by=SETUP, at=LONG_AGO)


def test_an_investigation_that_is_not_there(swept, visitor):
    assert visitor("thijs").get(f"{PAGES}investigations/zonneveld-2026-009/").status_code == 404
