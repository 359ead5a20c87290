"""A line that is not encrypted is one in the clear, unless it stays on this machine."""

from datetime import UTC, datetime

import pytest

from houvast.connectors.lines import clock_in, line_to
from houvast.connectors.protocol import Line


@pytest.mark.parametrize(
    ("host", "line"),
    [
        ("localhost", Line.LOCAL),
        ("127.0.0.2", Line.LOCAL),
        ("::1", Line.LOCAL),
        ("mail.example", Line.CLEAR),
        ("192.0.2.1", Line.CLEAR),
        ("localhost.example", Line.CLEAR),
    ],
)
def test_a_line_in_the_clear_may_stay_on_this_machine(host: str, line: Line) -> None:
    assert line_to(host, encrypted=False) is line
    assert line_to(host, encrypted=True) is Line.ENCRYPTED


def test_a_server_may_tell_its_clock() -> None:
    assert clock_in("Sun, 22 Nov 2026 17:00:00 GMT") == datetime(2026, 11, 22, 17, tzinfo=UTC)
    assert clock_in("Sun, 22 Nov 2026 17:00:00 +0100") == datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert clock_in("") is None
