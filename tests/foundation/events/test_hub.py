"""Announcing facts and listening to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from django.db import transaction

from houvast.foundation.events import hub
from houvast.foundation.events.facts import Actor, Fact
from houvast.foundation.events.hub import Moment, announce, subscribe, unsubscribe
from houvast.foundation.organisations.models import Organisation

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BY = Actor("system", "test")


@dataclass(frozen=True, slots=True)
class BellRang(Fact):
    kind: ClassVar[str] = "test.bell_rang"
    times: int


@dataclass(frozen=True, slots=True)
class DoorOpened(Fact):
    kind: ClassVar[str] = "test.door_opened"


@pytest.fixture(autouse=True)
def _nobody_else_listens(monkeypatch):
    monkeypatch.setattr(hub, "_SUBSCRIPTIONS", {})


@contextmanager
def listening(kind, handler, moment=Moment.AFTER_COMMIT) -> Iterator[None]:
    subscribe(kind, handler, moment)
    try:
        yield
    finally:
        unsubscribe(kind, handler)


@transaction.atomic
def ring() -> None:
    Organisation.objects.create(key="x", name="X", kind="principal", country="NL", handling="forward", created_at=NOON)
    announce(BellRang(times=1), by=BY, at=NOON)


@transaction.atomic
def announce_and_fail() -> None:
    announce(BellRang(times=1), by=BY, at=NOON)
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_who_listens_after_commit_hears_nothing_of_what_was_undone():
    heard = []
    with listening(BellRang, lambda *all_of_it: heard.append(all_of_it)):
        with pytest.raises(ZeroDivisionError):
            announce_and_fail()
        with transaction.atomic():
            announce(BellRang(times=2), by=BY, at=NOON)
            assert heard == []
    assert heard == [(BellRang(times=2), BY, NOON)]


@pytest.mark.django_db(transaction=True)
def test_who_listens_inside_undoes_the_action_by_failing():
    def fail(_fact, _by, _at):
        raise ZeroDivisionError

    with listening(BellRang, fail, Moment.INSIDE), pytest.raises(ZeroDivisionError):
        ring()
    assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_fails_after_commit_stops_nobody():
    heard = []

    def fail(_fact, _by, _at):
        raise ZeroDivisionError

    with listening(BellRang, fail), listening(BellRang, lambda fact, _by, _at: heard.append(fact)):
        ring()
    assert heard == [BellRang(times=1)]
    assert Organisation.objects.exists()


@pytest.mark.django_db
def test_one_hears_the_kind_one_asked_for_and_with_fact_everything(django_capture_on_commit_callbacks):
    bells, everything = [], []
    with (
        listening(BellRang, lambda fact, _by, _at: bells.append(fact), Moment.INSIDE),
        listening(Fact, lambda fact, _by, _at: everything.append(fact)),
        django_capture_on_commit_callbacks(execute=True),
    ):
        announce(BellRang(times=1), by=BY, at=NOON)
        announce(DoorOpened(), by=BY, at=NOON)
    assert bells == [BellRang(times=1)]
    assert everything == [BellRang(times=1), DoorOpened()]


@pytest.mark.django_db
def test_subscribing_twice_is_hearing_once():
    heard = []

    def note(fact, _by, _at):
        heard.append(fact)

    subscribe(BellRang, note, Moment.INSIDE)
    with listening(BellRang, note, Moment.INSIDE):
        announce(BellRang(times=1), by=BY, at=NOON)
    assert heard == [BellRang(times=1)]


@pytest.mark.django_db
def test_a_fact_that_is_announced_again_while_it_is_told_is_heard_once():
    heard = []

    def pass_it_on(fact, by, at):
        announce(fact, by=by, at=at)

    with (
        listening(BellRang, pass_it_on, Moment.INSIDE),
        listening(BellRang, lambda fact, _by, _at: heard.append(fact), Moment.INSIDE),
    ):
        announce(BellRang(times=1), by=BY, at=NOON)
        announce(BellRang(times=1), by=BY, at=NOON)
    assert heard == [BellRang(times=1)] * 2
