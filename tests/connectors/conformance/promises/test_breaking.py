"""What every kind of system promises when something breaks: it is said in time, and what is half done can be redone."""
# ruff: noqa: PT012  (what is refused at the end has to be undone from the start)

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from houvast.connectors.protocol import Change, Comparison, Connector, Match, Refused, Session, Unreachable, Unreadable
from houvast.engines.datamap.rows import RowKey
from tests.connectors.conformance.promises.kind import WIPED, Kind, told
from tests.connectors.conformance.promises.purging import erase_for_good

ROOT = Path(__file__).parents[4]
JAN, PIET = "jan.voorbeeld@example.org", "piet@example.net"
NOTE = "Belde over de rolstoel-4711, zoals afgesproken."
MANY = 40


def use(connector: Connector, kind: Kind) -> None:
    with connector.session() as session:
        list(session.find(kind.collection, [Match(kind.email, Comparison.FOLDED, (JAN,))]))


def say_nothing_private(error: BaseException, kind: Kind) -> None:
    words = (JAN, PIET, NOTE, WIPED, *kind.secrets)
    assert not [word for word in words if word in told(error)]
    assert "\n" not in str(error)


def test_a_wrong_password_is_said_without_it(kind: Kind) -> None:
    connector = kind.wrong_password()
    if connector is None:
        assert "wrong_password" in kind.cannot
        return
    kind.put(JAN, NOTE)
    with pytest.raises(Unreachable) as caught:
        use(connector, kind)
    connector.close()
    say_nothing_private(caught.value, kind)
    assert "fout-wachtwoord" not in told(caught.value)


def test_an_address_where_nothing_is_is_said(kind: Kind) -> None:
    connector, started = kind.gone(), time.monotonic()
    with pytest.raises(Unreachable) as caught:
        use(connector, kind)
    connector.close()
    say_nothing_private(caught.value, kind)
    assert time.monotonic() - started < 20


def test_an_address_that_stays_silent_is_given_up_in_time(kind: Kind) -> None:
    connector, started = kind.hang(), time.monotonic()
    if connector is None:
        assert "hang" in kind.cannot
        return
    with pytest.raises(Unreachable) as caught:
        use(connector, kind)
    connector.close()
    say_nothing_private(caught.value, kind)
    assert time.monotonic() - started < 20


def test_a_revoked_right_is_refused_and_changes_nothing(kind: Kind) -> None:
    jan = kind.put(JAN, NOTE)
    connector = kind.read_only()
    if connector is None:
        assert "read_only" in kind.cannot
        return
    with connector.session() as session:
        before = session.read(kind.collection, [jan])
        assert set(before) == {jan}
        with pytest.raises(Refused) as caught, session.transaction() as transaction:
            transaction.lock(kind.collection, [jan])
            transaction.erase(kind.collection, [jan])
        say_nothing_private(caught.value, kind)
        if kind.changeable:
            with pytest.raises(Refused) as caught, session.transaction() as transaction:
                transaction.lock(kind.collection, [jan])
                transaction.change(kind.collection, [Change(jan, {kind.changeable: WIPED})])
            say_nothing_private(caught.value, kind)
        assert session.read(kind.collection, [jan]) == before
    connector.close()
    assert kind.count() == 1


def test_a_system_that_changed_its_shape_is_said_and_nothing_is_half_done(kind: Kind, session: Session) -> None:
    jan, piet = kind.put(JAN, NOTE), kind.put(PIET, "iets anders")
    assert set(session.read(kind.collection, [jan, piet])) == {jan, piet}
    kind.change_schema()
    with pytest.raises((Unreadable, Refused)) as caught:
        list(session.find(kind.collection, [Match(kind.email, Comparison.FOLDED, (JAN,))]))
    say_nothing_private(caught.value, kind)
    before = kind.count()
    with pytest.raises((Unreadable, Refused)) as caught, session.transaction() as transaction:
        transaction.erase(kind.collection, [jan])
        transaction.lock(kind.collection, [jan, piet])
    say_nothing_private(caught.value, kind)
    assert kind.count() == before


@pytest.mark.parametrize("after_ms", [None, 0, 8, 25])
def test_what_was_killed_in_the_middle_can_be_done_again(kind: Kind, after_ms: int | None) -> None:
    order = kind.elsewhere()
    if order is None:
        assert "elsewhere" in kind.cannot
        return
    keys, other = [kind.put(JAN, f"{NOTE} {n}") for n in range(MANY)], kind.put(PIET, "iets anders")
    killed_while_erasing((*order, kind.collection, keys), after_ms)
    if kind.transactional:
        settled(kind, 1, MANY + 1)
        assert after_ms is not None or kind.count() == MANY + 1
    connector = kind.open()
    with connector.session() as session:
        erase_for_good(kind, session, keys)
        assert set(session.read(kind.collection, [*keys, other])) == {other}
        assert not list(session.find(kind.collection, [Match(kind.email, Comparison.FOLDED, (JAN,))]))
    connector.close()
    assert kind.count() == 1
    assert not kind.holds(JAN)
    assert not kind.holds("rolstoel-4711")


def killed_while_erasing(order: tuple[object, ...], after_ms: int | None) -> None:
    """Start to erase in another process and kill it: inside the transaction, or so long after it began to write."""
    argv = [sys.executable, "-m", "tests.connectors.conformance.promises.killed"]
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(pickle.dumps((*order, after_ms is None)))
        process.stdin.close()
        assert process.stdout.readline() == b"ready\n"
        if after_ms is None:
            assert process.stdout.readline() == b"erased\n"
        else:
            time.sleep(after_ms / 1000)
        process.kill()


def settled(kind: Kind, *counts: int) -> None:
    """Wait until the server has noticed that its client is gone: then all or nothing was done."""
    deadline = time.monotonic() + 10
    while kind.count() not in counts and time.monotonic() < deadline:
        time.sleep(0.05)
    assert kind.count() in counts


def test_every_possibility_is_tried_or_named(kind: Kind) -> None:
    known = {"text", "changeable", "bulk", "unknown field", "overwrite_elsewhere", "lock_elsewhere", "elsewhere"}
    known |= {"wrong_password", "hang", "read_only", "unknown collection"}
    assert set(kind.cannot) <= known
    assert all(kind.cannot.values())
    key = kind.put(JAN, NOTE)
    assert isinstance(key, RowKey)
    absent = {
        name for name, value in (("text", kind.text), ("changeable", kind.changeable), ("bulk", kind.bulk)) if not value
    }
    assert absent <= set(kind.cannot)
