"""The help desk, filled by Request Tracker's own code, and read in its database: whose each record is."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.trouble import Trouble
from houvast.entrypoints.demo.real import questions
from houvast.entrypoints.demo.real.maps import DESK, DESK_DATABASE
from houvast.entrypoints.demo.real.questions import Desk
from houvast.entrypoints.demo.servers.request_tracker import RequestTracker
from houvast.entrypoints.demo.truth import TrueRow


class DeskNotFilled(Trouble):
    """Request Tracker refused what was written for it."""


def begin(tracker: RequestTracker, desk: Desk) -> "subprocess.Popen[bytes]":
    """Begin to fill Request Tracker; it goes on by itself meanwhile."""
    program = (files("houvast.entrypoints.demo.real") / "fill_desk.pl").read_text(encoding="utf-8")
    staff = [{"Name": mail, "EmailAddress": mail, "RealName": name, "Privileged": 1} for mail, name in questions.STAFF]
    asking = [
        {"Name": mail, "EmailAddress": mail, "RealName": name, "MobilePhone": phone}
        for mail, name, phone, _ in desk.people
    ]
    tickets = [
        {
            "requestor": one.requestor,
            "agent": questions.STAFF[place % 2][0],
            "subject": one.subject,
            "content": one.content,
            "merged_into": one.merged_into,
            "comments": [{"content": c.content, "file": c.file, "words": c.words} for c in one.comments],
        }
        for place, one in enumerate(desk.tickets)
    ]
    return tracker.begin(program, json.dumps({"people": [*staff, *asking], "tickets": tickets}))


def numbers_of(filling: "subprocess.Popen[bytes]") -> list[int]:
    """Wait until Request Tracker is filled; return the tickets' numbers, in the order in which they were written.

    :raises DeskNotFilled: it broke off.
    """
    answer, _ = filling.communicate()
    if filling.returncode:
        raise DeskNotFilled(f"Request Tracker could not be filled (it ended with {filling.returncode}); run this again")
    return [int(number) for number in json.loads(answer)]


def whose(tracker: RequestTracker, desk: Desk, numbers: Sequence[int]) -> dict[int, list[TrueRow]]:
    """Return, by person, the records that the tickets and people became, as the database itself tells."""
    return _Records(tracker).by_person(desk, numbers)


class _Records:
    """What stands in the database, by what it hangs on."""

    def __init__(self, tracker: RequestTracker) -> None:
        self._shown = {int(one): int(into) for one, into in tracker.stored("SELECT id, EffectiveId FROM Tickets")}
        self._users = {str(mail): int(one) for one, mail in tracker.stored("SELECT id, EmailAddress FROM Users")}
        self._steps: dict[tuple[str, int], list[int]] = defaultdict(list)
        for one, kind, of in tracker.stored("SELECT id, ObjectType, ObjectId FROM Transactions"):
            self._steps[str(kind), int(of)].append(int(one))
        self._written: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for one, step, words in tracker.stored("SELECT id, TransactionId, Content FROM Attachments"):
            self._written[int(step)].append((int(one), _text(words)))

    def by_person(self, desk: Desk, numbers: Sequence[int]) -> dict[int, list[TrueRow]]:
        found: dict[int, list[TrueRow]] = defaultdict(list)
        addresses = defaultdict(list)
        for mail, _, _, person in desk.people:
            addresses[person].append(mail)
            found[person] += self._user(self._users[mail])
        for one, number in zip(desk.tickets, numbers, strict=True):
            found[one.owner] += self._ticket(number)
            for other in one.mentions:
                found[other] += self._spoken_of(number, addresses[other])
        return {person: list(dict.fromkeys(rows)) for person, rows in found.items()}

    def _user(self, user: int) -> Iterator[TrueRow]:
        yield _row(DESK_DATABASE, "Users", id=user)
        for step in self._steps["RT::User", user]:
            yield _row(DESK, "user_history", user=user, id=step)
            yield from self._step(step)

    def _ticket(self, number: int) -> Iterator[TrueRow]:
        shown = self._shown[number]
        yield _row(DESK, "tickets", id=shown)
        yield _row(DESK_DATABASE, "Tickets", id=number)
        for step in self._steps["RT::Ticket", number]:
            yield _row(DESK, "history", ticket=shown, id=step)
            yield from self._step(step)

    def _step(self, step: int) -> Iterator[TrueRow]:
        yield _row(DESK_DATABASE, "Transactions", id=step)
        for one, _ in self._written[step]:
            yield _row(DESK_DATABASE, "Attachments", id=one)

    def _spoken_of(self, number: int, addresses: Sequence[str]) -> Iterator[TrueRow]:
        for step in self._steps["RT::Ticket", number]:
            for one, words in self._written[step]:
                if any(mail in words for mail in addresses):
                    yield _row(DESK_DATABASE, "Attachments", Kind.MENTION, "Content", id=one)


def _row(system: str, collection: str, kind: Kind = Kind.OWN, field: str = "", **key: int) -> TrueRow:
    return TrueRow(RowKey(CollectionId(system, collection), tuple(key.items())), questions.ORGANISATION, kind, field)


def _text(words: Any) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else str(words or "")
