"""A session tells how it stands with the system, and shows a sample of what it holds."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.connectors.protocol import CanSample, Checks, Comparison, Line, LoginRefused, Match, Unreadable
from tests.connectors.rest.desks import PACK, collection, session_on
from tests.connectors.rest.documented import SECRET, Zammad
from tests.services.help_desk import Tickets

TICKETS = collection(str(PACK), "tickets")


def test_health_tells_line_version_and_clock() -> None:
    with Tickets() as desk, session_on(desk) as session:
        assert isinstance(session, Checks)
        health = session.health()
    assert (health.line, health.version) == (Line.CLEAR, "Help desk of the tests 1.0")
    assert health.clock is not None
    assert abs(health.clock - datetime.now(UTC)) < timedelta(minutes=5)


def test_what_cannot_be_erased_or_was_not_tried_is_told() -> None:
    with Zammad() as desk, session_on(desk, "zammad", SECRET, read_only="yes") as session:
        codes = {finding.code for finding in session.health().findings}
    assert codes == {"not_tried", "not_erasable"}


def test_it_tells_which_questions_are_asked_narrowly() -> None:
    with Tickets() as desk, session_on(desk) as session:
        assert session.rows_read(TICKETS, Match("email", Comparison.FOLDED, ("x",))) == 0
        assert session.rows_read(TICKETS, Match("text", Comparison.CONTAINS, ("x",))) is None


def test_a_sample_is_bounded() -> None:
    with Tickets() as desk:
        assert isinstance(desk, Tickets)
        for number in range(30):
            desk.put(f"k{number}@example.org", "bericht")
        with session_on(desk) as session:
            assert isinstance(session, CanSample)
            rows = session.sample("tickets", ["email", "text"], 5, 1)
            with pytest.raises(Unreadable):
                session.sample("tickets", ["geheim"], 5, 1)
    assert len(rows) == 5
    assert all(text == "bericht" for _, text in rows)


def test_a_refused_login_is_told_apart() -> None:
    with Tickets() as desk, pytest.raises(LoginRefused), session_on(desk, secret="fout"):
        pass
