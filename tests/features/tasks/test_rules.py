"""When tasks are due and reminded of, what a system by hand says of itself, and which files are taken."""

from datetime import UTC, date, datetime, timedelta

import pytest

from houvast.features.systems.contracts import KnownSystem
from houvast.features.tasks.contracts import Given
from houvast.features.tasks.rules import (
    LARGEST,
    FileRefused,
    by_hand,
    due_on,
    is_reminder_due,
    media_type,
    reminder_days,
)

DAY = date(2026, 3, 2)
ZIP = b"PK\x03\x04"


def manual(**options: str) -> KnownSystem:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return KnownSystem("archive", "manual", "manual:archive", "", "", tuple(sorted(options.items())), at)


def test_due_some_days_before_the_internal_date():
    assert due_on(internal=date(2026, 3, 30), legal=date(2026, 4, 2), days=5, today=DAY) == date(2026, 3, 25)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 3, 28), date(2026, 3, 29)),  # too late for five days: tomorrow
        (date(2026, 4, 2), date(2026, 4, 2)),  # never after the legal date
        (date(2026, 4, 9), date(2026, 4, 2)),
    ],
)
def test_due_tomorrow_at_the_earliest_and_never_after_the_legal_date(today, due):
    assert due_on(internal=date(2026, 3, 30), legal=date(2026, 4, 2), days=5, today=today) == due


def test_reminded_at_half_time_and_two_days_before():
    assert reminder_days(DAY, DAY + timedelta(days=20)) == (DAY + timedelta(days=10), DAY + timedelta(days=18))


def test_a_short_task_is_not_reminded_of_on_its_first_day():
    assert reminder_days(DAY, DAY + timedelta(days=1)) == ()
    assert reminder_days(DAY, DAY) == ()


def test_missed_reminders_are_one():
    due = DAY + timedelta(days=20)
    given = {"opened_on": DAY, "due": due}
    assert not is_reminder_due(**given, last=None, today=DAY + timedelta(days=9))
    assert is_reminder_due(**given, last=None, today=DAY + timedelta(days=10))
    assert is_reminder_due(**given, last=None, today=DAY + timedelta(days=19))
    assert not is_reminder_due(**given, last=DAY + timedelta(days=19), today=DAY + timedelta(days=20))
    assert is_reminder_due(**given, last=DAY + timedelta(days=10), today=DAY + timedelta(days=18))


def test_whose_data_a_system_by_hand_holds():
    assert by_hand(manual(**{"for": "a, b"}), frozenset("c"), "own").organisations == {"a", "b"}
    assert by_hand(manual(), frozenset("c"), "own").organisations == {"c"}
    assert by_hand(manual(), frozenset(), "own").organisations == {"own"}


def test_without_an_owner_the_system_owners_are_asked():
    assert by_hand(manual(), frozenset(), "own").owner == "system_owner"
    assert by_hand(manual(party="Drukker", email="x@drukker.example"), frozenset(), "own").owner == ""


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.csv", "naam;plaats\nZoë;Noordwolde".encode("latin-1"), "text/csv"),
        ("a.txt", "Zoë".encode(), "text/plain"),
    ],
)
def test_files_that_are_taken(name, data, kind):
    assert media_type(Given(name, data)) == kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"<html>"),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg>"),
        ("a.txt", b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>"),
        ("a.csv", b"<script>alert(1)</script>"),
        ("a.txt", b"MZ\0\0"),
        ("a.docm", ZIP),
        ("a.exe", b"MZ"),
        ("a.xlsx", b"%PDF-"),
        ("pdf", b"%PDF-"),
        ("a.txt", b"a" * (LARGEST + 1)),
    ],
)
def test_files_that_are_refused(name, data):
    with pytest.raises(FileRefused):
        media_type(Given(name, data))
