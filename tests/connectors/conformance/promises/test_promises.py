"""What every kind of system promises, whatever its records look like."""
# ruff: noqa: PT012, PT017  (what is refused at the end has to be undone from the start; and may be, or not)

import time
import tracemalloc

import pytest

from houvast.connectors.protocol import CanWalk, Change, Comparison, Match, Refused, Session, Unreadable
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.connectors.conformance.promises.kind import WIPED, Kind
from tests.connectors.conformance.promises.purging import erase_for_good

JAN, PIET = "jan.voorbeeld@example.org", "piet@example.net"
WORDS = "rolstoel-4711"
NOTE = f"Belde over de {WORDS}, zoals afgesproken."


def by_email(kind: Kind, *addresses: str) -> Match:
    return Match(kind.email, Comparison.FOLDED, addresses)


def keys_of(session: Session, kind: Kind, *matches: Match) -> set[RowKey]:
    return {row.key for row in session.find(kind.collection, matches)}


def test_a_record_is_found_by_address_in_any_case_and_nothing_else_is(kind: Kind, session: Session) -> None:
    jan, _ = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    kind.put(f"x{JAN}", "een langer adres")
    assert keys_of(session, kind, by_email(kind, JAN.upper())) == {jan}
    assert keys_of(session, kind, by_email(kind, "niemand@example.org")) == set()


def test_a_record_is_found_by_words_in_its_text(kind: Kind, session: Session) -> None:
    if not kind.text:
        assert "text" in kind.cannot
        return
    jan, _ = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    assert keys_of(session, kind, Match(kind.text, Comparison.CONTAINS, (WORDS.upper(),))) == {jan}
    assert keys_of(session, kind, Match(kind.text, Comparison.CONTAINS, ("tandem-12",))) == set()


def test_reading_gives_what_finding_gave_and_leaves_out_what_is_gone(kind: Kind, session: Session) -> None:
    jan, piet = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    found = {row.key: row for row in session.find(kind.collection, [by_email(kind, JAN, PIET)])}
    assert session.read(kind.collection, [jan, piet]) == found
    erase_for_good(kind, session, [jan])
    assert set(session.read(kind.collection, [jan, piet])) == {piet}


def test_a_walk_meets_every_record_once_and_in_the_same_order(kind: Kind, session: Session) -> None:
    assert isinstance(session, CanWalk)
    put = {kind.put(JAN, NOTE), kind.put(PIET, "iets anders"), kind.put("", NOTE) if kind.text else kind.put(PIET, "")}
    walked = [row.key for row in session.walk(kind.collection)]
    assert len(walked) == len(set(walked))
    assert put <= set(walked)
    assert walked == [row.key for row in session.walk(kind.collection)]
    found = {row.key: row for row in session.find(kind.collection, [by_email(kind, JAN)])}
    assert {row.key: row for row in session.walk(kind.collection) if row.key in found} == found


def test_the_limit_is_obeyed(kind: Kind, session: Session) -> None:
    for _ in range(4):
        kind.put(JAN, NOTE)
    assert len(list(session.find(kind.collection, [by_email(kind, JAN)], limit=3))) == 3
    assert list(session.find(kind.collection, [by_email(kind, JAN)], limit=0)) == []


def test_what_was_changed_is_read_back(kind: Kind, session: Session) -> None:
    if not kind.changeable:
        assert "changeable" in kind.cannot
        return
    jan, piet = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    before = session.read(kind.collection, [piet])
    with session.transaction() as transaction:
        transaction.lock(kind.collection, [jan])
        assert transaction.change(kind.collection, [Change(jan, {kind.changeable: WIPED})]) == 1
    (changed,) = session.read(kind.collection, [jan]).values()
    assert WIPED in str(changed.values[kind.changeable])
    assert kind.holds(WIPED)
    assert session.read(kind.collection, [piet]) == before


def test_what_was_erased_stands_nowhere(kind: Kind, session: Session) -> None:
    jan, piet = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    assert kind.holds(JAN)
    assert erase_for_good(kind, session, [jan]) == 1
    assert kind.count() == 1
    assert not kind.holds(JAN)
    assert not kind.holds(WORDS)
    assert kind.holds(PIET)
    assert set(session.read(kind.collection, [jan, piet])) == {piet}


def test_erasing_twice_is_no_error(kind: Kind, session: Session) -> None:
    jan, _ = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    erase_for_good(kind, session, [jan])
    assert erase_for_good(kind, session, [jan]) == 0
    assert kind.count() == 1


def test_an_exception_writes_nothing(kind: Kind, session: Session) -> None:
    jan, piet = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    before = session.read(kind.collection, [jan, piet])
    with pytest.raises(KeyError), session.transaction() as transaction:
        transaction.lock(kind.collection, [jan, piet])
        if kind.changeable:
            transaction.change(kind.collection, [Change(jan, {kind.changeable: WIPED})])
        transaction.erase(kind.collection, [piet])
        raise KeyError
    assert session.read(kind.collection, [jan, piet]) == before
    assert kind.count() == 2
    assert not kind.holds(WIPED)


def test_an_unknown_collection_or_field_is_said(kind: Kind, session: Session) -> None:
    kind.put(JAN, NOTE)
    elsewhere = Collection(CollectionId(kind.collection.id.system, "nergens"), kind.collection.fields)
    if "unknown collection" not in kind.cannot:
        with pytest.raises(Unreadable) as caught:
            list(session.find(elsewhere, [by_email(kind, JAN)]))
        assert JAN not in str(caught.value)
    more = Collection(
        kind.collection.id, (*kind.collection.fields, Field("onbekend_veld")), schema=kind.collection.schema
    )
    if "unknown field" in kind.cannot:  # where each record may have other fields, one that none has is empty
        assert all(row.values.get("onbekend_veld") is None for row in session.find(more, [by_email(kind, JAN)]))
        return
    with pytest.raises(Unreadable) as caught:
        list(session.find(more, [by_email(kind, JAN)]))
    assert JAN not in str(caught.value)


def test_what_somebody_else_writes_meanwhile_is_never_lost(kind: Kind, session: Session) -> None:
    if not kind.changeable:
        assert "changeable" in kind.cannot
        return
    jan, late, wrote, refused = kind.put(JAN, NOTE), "laat-toegevoegd-99", None, False
    try:
        with session.transaction() as transaction:
            transaction.lock(kind.collection, [jan])
            wrote = kind.overwrite_elsewhere(jan, late)
            transaction.change(kind.collection, [Change(jan, {kind.changeable: WIPED})])
    except Refused as error:
        refused = True
        assert late not in str(error)
    if wrote is None:
        assert "overwrite_elsewhere" in kind.cannot
    elif wrote:
        assert refused
        assert kind.holds(late)
    else:
        assert not refused
        assert kind.holds(WIPED)


def test_what_somebody_else_writes_meanwhile_is_not_erased_unseen(kind: Kind, session: Session) -> None:
    jan, late, wrote, refused = kind.put(JAN, NOTE), "laat-toegevoegd-99", None, False
    try:
        with session.transaction() as transaction:
            transaction.lock(kind.collection, [jan])
            wrote = kind.overwrite_elsewhere(jan, late)
            transaction.erase(kind.collection, [jan])
    except Refused:
        refused = True
    if wrote is None:
        assert "overwrite_elsewhere" in kind.cannot
        return
    assert refused == wrote
    assert kind.count() == (1 if wrote else 0)


def test_a_lock_of_somebody_else_is_waited_for_and_said(kind: Kind, session: Session) -> None:
    jan = kind.put(JAN, NOTE)
    context, done = kind.lock_elsewhere(jan), False
    if context is None:
        assert "lock_elsewhere" in kind.cannot
        return
    started = time.monotonic()
    with context:
        try:
            with session.transaction() as transaction:
                transaction.lock(kind.collection, [jan])
                done = transaction.erase(kind.collection, [jan]) == 1
        except Refused as refused:
            assert "\n" not in str(refused)
    assert time.monotonic() - started < 15
    assert kind.count() == (0 if done else 1)
    erase_for_good(kind, session, [jan])
    assert kind.count() == 0


def test_finding_takes_bounded_memory(kind: Kind, session: Session) -> None:
    if not kind.bulk:
        assert "bulk" in kind.cannot
        return
    for n in range(kind.bulk):
        kind.put(JAN, f"{n} " + "woord " * 8500)
    tracemalloc.start()
    try:
        found = sum(1 for _ in session.find(kind.collection, [by_email(kind, JAN)]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == kind.bulk
    assert peak < kind.bulk * 51_000  # once all of it is more: what was handed out is let go
