"""Killed at any step of a change and a removal: nothing is lost, and running it again ends the same."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from houvast.connectors.protocol import Change
from houvast.engines.datamap.rows import RowKey
from tests.connectors.imap.letters import DESK, JAN, MESSAGE, PIET, Box, letter

ROOT = Path(__file__).parents[3]
VALUES = {"body": "Zie [gewist]\n"}
STEPS = [
    (step, number, after) for step in ("append", "expunge") for number in (1, 2) for after in (False, True)
] + [("expunge", 3, False), ("expunge", 3, True)]  # fmt: skip


def run_until_death(box: Box, changed: RowKey, erased: RowKey, step: str, number: int, *, after: bool) -> None:
    order = pickle.dumps((box.address, MESSAGE, changed, VALUES, erased, step, number, after))
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.connectors.imap.dying"], input=order, env=env, cwd=ROOT, check=False
    )
    assert done.returncode == -9


@pytest.mark.parametrize(("step", "number", "after"), STEPS)
def test_killed_anywhere(box: Box, step: str, number: int, after: bool) -> None:
    mention = letter(f"Zie {JAN}", from_=DESK, to=PIET, message_id="<1@mail.example>")
    changed, erased = box.put(mention, flags="\\Seen"), box.put(letter(from_=JAN, message_id="<2@mail.example>"))
    box.put(mention, "Sent")
    other = letter("Iets anders", from_=PIET, message_id="<3@mail.example>")
    box.put(other)
    run_until_death(box, changed, erased, step, number, after=after)
    for mailbox in ("INBOX", "Sent"):
        assert [raw for raw in box.all(mailbox) if b"<1@mail" in raw], "nothing is lost"
    with box.open().session() as session:
        for _ in range(2):
            with session.transaction() as transaction:
                transaction.lock(MESSAGE, [changed, erased])
                transaction.change(MESSAGE, [Change(changed, VALUES)])
                transaction.erase(MESSAGE, [erased])
            assert session.read(MESSAGE, [changed])[changed].values["body"] == VALUES["body"]
    (sent,) = box.all("Sent")
    assert b"Zie [gewist]" in sent
    assert sorted(box.all()) == sorted([other, sent])
