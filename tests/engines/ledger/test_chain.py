from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.ledger.chain import GENESIS, Entry, NotCanonical, TimeWithoutZone, append, instant, verify

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(length):
        entries.append(
            append(
                entries[-1] if entries else None,
                at=NOON + timedelta(minutes=number),
                kind="rights.case_registered",
                actor="account:7",
                case=f"case-{number}" if number % 2 else None,
                facts={"right": "erasure", "rows": number, "systems": ["crm", "tickets"]},
                sealed="ab" * 32 if number % 3 else None,
            )
        )
    return entries


def test_an_untouched_chain_holds() -> None:
    entries = chain(5)
    verdict = verify(entries, head=entries[-1].hash)
    assert (verdict.ok, verdict.count, verdict.head, verdict.first_broken) == (True, 5, entries[-1].hash, None)


def test_an_empty_chain_holds() -> None:
    assert verify([]).head == GENESIS


def test_a_chain_that_grew_still_holds_an_older_head() -> None:
    entries = chain(5)
    assert verify(entries, head=entries[2].hash).ok


def test_the_hash_is_the_same_on_every_machine() -> None:
    first = append(None, at=NOON, kind="a.b", actor="account:1", case=None, facts={"z": 1, "a": "é"})
    assert first.facts == '{"a":"é","z":1}'
    written = (
        '{"actor":"account:1","at":"2026-01-31T12:00:00.000000Z","case":null,"facts":{"a":"é","z":1},'
        f'"kind":"a.b","previous":"{GENESIS}","sealed":null,"seq":1}}'
    )
    assert first.hash == sha256(written.encode()).hexdigest()


@pytest.mark.parametrize(
    ("damage", "first_broken"),
    [
        (lambda entries: entries[:2] + entries[3:], 3),
        (lambda entries: entries[1:], 1),
        (lambda entries: [*entries[:2], entries[3], entries[2], *entries[4:]], 3),
        (lambda entries: [*entries[:3], entries[2], *entries[3:]], 4),
        (lambda entries: entries[:4], 5),
        (lambda entries: [], 1),
    ],
    ids=["removed", "first removed", "reordered", "inserted", "tail cut", "emptied"],
)
def test_a_changed_order_is_found(damage, first_broken) -> None:
    entries = chain(6)
    verdict = verify(damage(entries), head=entries[-1].hash)
    assert not verdict.ok
    assert verdict.first_broken == first_broken
    assert verdict.why


def test_an_entry_forged_in_the_middle_is_found_at_the_next_one() -> None:
    entries = chain(4)
    forged = append(entries[0], at=NOON, kind="rights.case_closed", actor="account:9", case=None, facts={})
    verdict = verify([entries[0], forged, *entries[2:]])
    assert verdict.first_broken == 3


TEXT_FIELDS = ("kind", "actor", "case", "facts", "sealed", "previous", "hash")


@given(st.data())
def test_any_single_byte_change_in_any_field_is_found(data) -> None:
    entries = chain(4)
    at = data.draw(st.integers(0, 3))
    name = data.draw(st.sampled_from([name for name in TEXT_FIELDS if getattr(entries[at], name)]))
    text = getattr(entries[at], name)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(max_codepoint=0x7F).filter(lambda letter: letter != text[place]))
    changed = replace(entries[at], **{name: text[:place] + other + text[place + 1 :]})
    verdict = verify([*entries[:at], changed, *entries[at + 1 :]])
    assert verdict.first_broken == at + 1


@given(st.integers(0, 3), st.integers(-(10**12), 10**12).filter(bool))
def test_any_other_moment_is_found(at, microseconds) -> None:
    entries = chain(4)
    entries[at] = replace(entries[at], at=entries[at].at + timedelta(microseconds=microseconds))
    assert verify(entries).first_broken == at + 1


@pytest.mark.parametrize("value", [{"case": None}, {"sealed": None}, {"sealed": "cd" * 32}, {"seq": 7}])
def test_a_field_taken_away_or_added_is_found(value) -> None:
    entries = chain(6)
    assert verify([*entries[:5], replace(entries[5], **value)]).first_broken == 6


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    assert instant(NOON) == instant(NOON.astimezone(timezone(timedelta(hours=2)))) == "2026-01-31T12:00:00.000000Z"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(TimeWithoutZone):
        append(None, at=NOON.replace(tzinfo=None), kind="a.b", actor="x", case=None, facts={})


@pytest.mark.parametrize("value", [2**60, float("nan"), b"bytes", "\ud800", object()])
def test_what_json_cannot_hold_is_refused(value) -> None:
    with pytest.raises(NotCanonical):
        append(None, at=NOON, kind="a.b", actor="x", case=None, facts={"value": value})
