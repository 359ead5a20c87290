from datetime import timedelta

import pytest
from django.db import transaction

from houvast.engines.ledger.facts import UnsafeFact
from houvast.foundation.events.facts import Actor, Fact
from houvast.foundation.events.hub import Moment, announce, subscribe, unsubscribe
from houvast.foundation.evidence.actions import NoScope, OutsideTransaction, record
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.evidence.registry import UnknownFact
from houvast.foundation.keys.sealing import KeyDestroyed, destroy
from tests.foundation.evidence.cast import AGENT, NOON, CallerNoted, NeverStated, RowsCounted

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

NOTED = CallerNoted(channel="telephone", caller="Jip de Vries")


def test_a_fact_is_kept_with_who_when_and_in_which_case() -> None:
    record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    (happening,) = timeline("2026-0007")
    assert (happening.kind, happening.actor, happening.at) == ("tests.caller_noted", "account:7", NOON)
    assert happening.facts == {"channel": "telephone"}
    assert happening.personal == {"caller": "Jip de Vries"}


def test_personal_data_is_in_no_column_in_clear() -> None:
    record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    row = Entry.objects.values_list().get()
    assert not any(b"Jip" in (bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode()) for v in row)


def test_the_chain_holds_after_many_and_counts_them() -> None:
    for number in range(5):
        record(NOTED, by=AGENT, at=NOON + timedelta(minutes=number), case=f"2026-000{number}")
        record(RowsCounted(rows=(("crm.customer", number),)), by=AGENT, at=NOON)
    verdict = verify()
    assert (verdict.ok, verdict.count) == (True, 10)


def test_shredding_a_case_leaves_the_rest_and_the_chain() -> None:
    record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    record(NOTED, by=AGENT, at=NOON, case="2026-0008")
    record(RowsCounted(rows=()), by=AGENT, at=NOON, case="2026-0007")
    destroy("2026-0007", NOON)
    shredded, counted = timeline("2026-0007")
    assert shredded.personal is None
    assert shredded.facts == {"channel": "telephone"}
    assert counted.personal == {}
    assert timeline("2026-0008")[0].personal == {"caller": "Jip de Vries"}
    assert verify().ok
    with pytest.raises(KeyDestroyed):
        record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    record(RowsCounted(rows=()), by=AGENT, at=NOON, case="2026-0007")


def test_a_fact_before_any_case_can_be_sealed_under_another_scope() -> None:
    record(NOTED, by=AGENT, at=NOON, scope="account:12")
    assert verify().ok
    with pytest.raises(NoScope):
        record(NOTED, by=AGENT, at=NOON)
    assert Entry.objects.count() == 1


def test_a_fact_that_no_app_states_is_refused() -> None:
    with pytest.raises(UnknownFact, match="NeverStated"):
        record(NeverStated(), by=AGENT, at=NOON)


@pytest.mark.parametrize(
    ("by", "case"),
    [(Actor(kind="account", key="Jip de Vries"), "2026-0007"), (AGENT, "jip@example.org"), (AGENT, "")],
)
def test_a_name_as_actor_or_case_is_refused(by, case) -> None:
    with pytest.raises(UnsafeFact):
        record(RowsCounted(rows=()), by=by, at=NOON, case=case)
    assert not Entry.objects.exists()


def test_evidence_falls_with_the_change_that_it_proves() -> None:
    with transaction.atomic():
        record(NOTED, by=AGENT, at=NOON, case="2026-0007")
        transaction.set_rollback(True)
    assert verify().count == 0
    record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    assert verify().count == 1


@pytest.mark.django_db(transaction=True)
def test_evidence_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransaction):
        record(NOTED, by=AGENT, at=NOON, case="2026-0007")


def test_what_is_recorded_is_heard_once_by_others_and_recorded_once(django_capture_on_commit_callbacks) -> None:
    heard: list[tuple[Fact, Moment]] = []

    def inside(fact, by, at):
        heard.append((fact, Moment.INSIDE))

    def after(fact, by, at):
        heard.append((fact, Moment.AFTER_COMMIT))

    subscribe(CallerNoted, inside, Moment.INSIDE)
    subscribe(CallerNoted, after)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            record(NOTED, by=AGENT, at=NOON, case="2026-0007")
            assert heard == [(NOTED, Moment.INSIDE)]
    finally:
        unsubscribe(CallerNoted, inside)
        unsubscribe(CallerNoted, after)
    assert heard == [(NOTED, Moment.INSIDE), (NOTED, Moment.AFTER_COMMIT)]
    assert Entry.objects.count() == 1


def test_what_a_lower_layer_announces_is_recorded() -> None:
    announce(RowsCounted(rows=(("crm.customer", 1),)), by=AGENT, at=NOON)
    row = Entry.objects.get()
    assert (row.kind, row.case, row.facts) == ("tests.rows_counted", "", '{"rows":[["crm.customer",1]]}')


def test_a_fact_announced_while_another_is_heard_is_recorded_too() -> None:
    def answer(fact, by, at):
        announce(RowsCounted(rows=()), by=by, at=at)

    subscribe(CallerNoted, answer, Moment.INSIDE)
    try:
        record(NOTED, by=AGENT, at=NOON, case="2026-0007")
    finally:
        unsubscribe(CallerNoted, answer)
    assert list(Entry.objects.values_list("kind", flat=True)) == ["tests.caller_noted", "tests.rows_counted"]
