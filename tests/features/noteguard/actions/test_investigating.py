"""An investigation: of a sweep that is over, once, numbered, closed with a conclusion under seal."""

import pytest

from houvast.features.noteguard.actions.investigating import (
    CannotInvestigate,
    NoConclusion,
    close_investigation,
    open_investigation,
)
from houvast.features.noteguard.models import Investigation, Sweep
from houvast.features.noteguard.queries.investigations import NoSuchInvestigation, investigation
from houvast.foundation.evidence.models import Entry
from houvast.foundation.organisations.models import Organisation
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
LEARNED = "De agenda van de monteur vroeg om een reden."


def a_sweep(*, is_over: bool = True) -> Sweep:
    owner = Organisation.objects.get(key=ZONNEVELD)
    ended = LONG_AGO if is_over else None
    return Sweep.objects.create(organisation=owner, system="desk", ruleset="1", begun_at=LONG_AGO, ended_at=ended)


def opened(sweep: Sweep, organisation: str = ZONNEVELD) -> str:
    return open_investigation(organisation=organisation, sweep=sweep.pk, by=SETUP, at=LONG_AGO).number


def closed(number: str, conclusion: str = LEARNED, organisation: str = ZONNEVELD) -> None:
    close_investigation(organisation=organisation, number=number, conclusion=conclusion, by=SETUP, at=LONG_AGO)


def test_they_are_numbered_by_organisation_and_year(cast):
    year = LONG_AGO.year
    assert [opened(a_sweep()) for _ in range(2)] == [f"zonneveld-{year}-001", f"zonneveld-{year}-002"]


def test_a_sweep_is_investigated_once_and_only_when_it_is_over_by_its_own_organisation(cast):
    sweep = a_sweep()
    opened(sweep)
    for refused, organisation in ((sweep, ZONNEVELD), (a_sweep(is_over=False), ZONNEVELD), (a_sweep(), OWN)):
        with pytest.raises(CannotInvestigate):
            opened(refused, organisation)


def test_it_is_closed_once_with_a_conclusion_that_lies_under_seal(cast):
    number = opened(a_sweep())
    with pytest.raises(NoConclusion):
        closed(number, "  ")
    with pytest.raises(NoSuchInvestigation):
        closed(number, organisation=OWN)
    closed(number)
    assert investigation(ZONNEVELD, number).conclusion == LEARNED
    assert "monteur" not in str([*Investigation.objects.values(), *Entry.objects.values()])
    with pytest.raises(NoSuchInvestigation):
        closed(number)
