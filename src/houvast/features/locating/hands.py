"""Systems at work: one connection for each, all asked at the same time.

Each has its own thread; but a few questions to systems that can be asked without blocking are put by one thread.
"""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import TypeAlias, TypeVar

from houvast.connectors.protocol import Answer, Connector, FindsInTurns, FindsMany, Session, Unreachable, Unreadable
from houvast.connectors.turns import Turns, take_turns
from houvast.engines.datamap import model
from houvast.engines.datamap.model import CollectionId, DataMap
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.request import Answers, Question
from houvast.engines.trouble import Trouble

Given = TypeVar("Given")
Result = TypeVar("Result")
Hand: TypeAlias = tuple[str, int]
"""A system and one of the connections to it."""
_FEW = 8
"""As many questions to a system are soon answered: waiting for them on threads would take longer than they do."""

Conversation = Generator[list[Question], Answers, Result]


@dataclass(frozen=True, slots=True)
class _Talk:
    """A conversation with one system, and what it fills."""

    turns: Turns
    answers: list[Answer]


class Hands:
    """Open connections to systems for as long as a piece of work lasts; close them all at its end."""

    def __init__(
        self,
        open_connector: Callable[[str], Connector],
        troubles: list[str] | None = None,
        unanswered: dict[str, str] | None = None,
    ) -> None:
        """Begin without connections.

        `troubles` gathers the lines about what could not be read, `unanswered` the systems that do not answer, each
        with its line: they are asked no further, and hold up nothing. Without them the first of either is raised.
        """
        self._open_connector, self._troubles, self._unanswered = open_connector, troubles, unanswered
        self._threads: dict[Hand, ThreadPoolExecutor] = {}
        self._connectors: dict[str, Connector] = {}
        self._sessions: dict[Hand, Session] = {}
        self._in_turns: dict[str, FindsInTurns] = {}
        self._stack = ExitStack()

    def __enter__(self) -> "Hands":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        for thread in self._threads.values():
            thread.shutdown()

    @property
    def heard_anything(self) -> bool:
        """Tell whether any system answered so far."""
        return any(system not in (self._unanswered or ()) for system, _ in self._sessions)

    def converse(self, conversation: Conversation[Result], *, lanes: int = 1) -> Result:
        """Answer the questions of a conversation until it ends, and return what it ends in (see `ask`).

        :raises Unreachable: a system does not answer: what was found without it would not be everything.
        """
        answers: Answers | None = None
        while True:
            try:
                questions = conversation.send(answers)  # type: ignore[arg-type]  # the first send takes None
            except StopIteration as end:
                result: Result = end.value
                return result
            answers = self.ask(questions, lanes=lanes)

    def ask(self, questions: Sequence[Question], *, lanes: int = 1) -> list[list[Row]]:
        """Return the rows that answer each question, in order; with more lanes a system is asked as many at a time."""
        waiting = self._waiting(questions)
        answers: list[list[Row]] = [[] for _ in questions]

        def answer(hand: Hand, session: Session) -> None:
            for taken in _taken(waiting[hand[0]], at_once=len(questions) if lanes == 1 else 1):
                keep(taken, _found(session, [questions[i] for i in taken]))

        def keep(taken: Iterable[int], found: Iterable[Answer]) -> None:
            for i, one in zip(taken, found, strict=True):
                answers[i] = one.rows
                if one.trouble:
                    self._unreadable(one.trouble)

        talks = self._talks(waiting, questions) if lanes == 1 else {}
        asked = {system: len(indices) for system, indices in waiting.items() if system not in talks}
        hands = [(system, lane) for system, many in asked.items() for lane in range(min(lanes, many))]
        self._together(hands, answer, talks)
        for system, talk in talks.items():
            keep(waiting[system], talk.answers)
        return answers

    def _waiting(self, questions: Sequence[Question]) -> dict[str, deque[int]]:
        """Return which questions there are for each system that may still answer."""
        waiting: dict[str, deque[int]] = {}
        for i, question in enumerate(questions):
            waiting.setdefault(question.collection.id.system, deque()).append(i)
        for system in self._unanswered or ():
            waiting.pop(system, None)
        return waiting

    def _talks(self, waiting: Mapping[str, Collection[int]], questions: Sequence[Question]) -> "dict[str, _Talk]":
        """Return a conversation that blocks nothing with each system that is open already and can have one."""
        talks: dict[str, _Talk] = {}
        for system, asked in waiting.items():
            session = self._in_turns.get(system)
            if session and len(asked) <= _FEW:
                answers = [Answer() for _ in asked]
                if turns := session.find_in_turns([questions[i] for i in asked], answers):
                    talks[system] = _Talk(turns, answers)
        return talks

    def _unreadable(self, trouble: Unreadable) -> None:
        """Keep what was read although a part could not be, where that is asked for; else nothing was found."""
        if self._troubles is None:
            raise trouble
        if str(trouble) not in self._troubles:
            self._troubles.append(str(trouble))

    def read(self, datamap: DataMap, keys: Iterable[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys as they are now; rows that are gone are left out."""
        by_system: dict[str, dict[CollectionId, list[RowKey]]] = {}
        for key in keys:
            by_system.setdefault(key.collection.system, {}).setdefault(key.collection, []).append(key)
        found: dict[RowKey, Row] = {}

        def read(system: str, session: Session) -> None:
            for collection, wanted in by_system[system].items():
                found.update(session.read(datamap.collection(collection), wanted))

        self.each(list(by_system), read)
        return found

    def each(self, systems: Sequence[str], work: Callable[[str, Session], None]) -> None:
        """Do a piece of work on every system at the same time; the first error is raised when all have ended."""
        self._together([(system, 0) for system in systems], lambda hand, session: work(hand[0], session))

    def _together(
        self,
        hands: Sequence[Hand],
        work: Callable[[Hand, Session], None],
        talks: Mapping[str, "_Talk"] = MappingProxyType({}),
    ) -> None:
        hands = [hand for hand in hands if self._reached(hand[0])]
        if len(hands) == 1 and not talks and not self._threads.get(hands[0]):
            self._at(hands[0], work)
            return
        running: list[Future[None]] = [self._thread(h).submit(self._at, h, work) for h in hands]
        errors: list[BaseException | None] = []
        for system, ended in zip(talks, take_turns([talk.turns for talk in talks.values()]), strict=True):
            errors.append(None if isinstance(ended, Unreachable) and self._keeps(system, ended) else ended)
        errors += [future.exception() for future in running]
        for error in errors:
            if error:
                raise error

    def _reached(self, system: str) -> bool:
        """Have a connector at hand; in the caller's thread, since finding it asks Houvast's own database."""
        try:
            if system not in self._connectors:
                self._connectors[system] = self._open_connector(system)
        except Trouble as trouble:
            if not self._keeps(system, trouble):
                raise
            return False
        return True

    def _at(self, hand: Hand, work: Callable[[Hand, Session], None]) -> None:
        try:
            session = self._sessions.get(hand)
            if session is None:
                session = self._sessions[hand] = self._open(hand[0])
                if hand[1] == 0 and isinstance(session, FindsInTurns):
                    self._in_turns[hand[0]] = session
            work(hand, session)
        except Unreachable as trouble:
            if not self._keeps(hand[0], trouble):
                raise

    def _keeps(self, system: str, trouble: Trouble) -> bool:
        """Keep it that a system does not answer, where that is asked for."""
        if self._unanswered is None:
            return False
        self._unanswered.setdefault(system, str(trouble))
        return True

    def _open(self, system: str) -> Session:
        """Open a system; where that fails, say which one it is: a connector doesn't know what it is called."""
        try:
            return self._stack.enter_context(self._connectors[system].session())
        except Unreachable as trouble:
            raise Unreachable(f"{system}: {trouble}") from trouble

    def _thread(self, hand: Hand) -> ThreadPoolExecutor:
        if hand not in self._threads:
            self._threads[hand] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"system-{hand[0]}")
        return self._threads[hand]


def _taken(waiting: deque[int], at_once: int) -> Iterator[list[int]]:
    """Yield what waits, to whichever connection is free first; a deque can be emptied from several threads."""
    while True:
        taken: list[int] = []
        with suppress(IndexError):
            taken.extend(waiting.popleft() for _ in range(at_once))
        if not taken:
            return
        yield taken


def _found(session: Session, questions: Sequence[Question]) -> list[Answer]:
    if isinstance(session, FindsMany):
        return session.find_many(questions)
    answers = [Answer() for _ in questions]
    for q, answer in zip(questions, answers, strict=True):
        with answer.keeping_trouble():
            answer.rows.extend(session.find(q.collection, q.any_of, q.within, q.limit))
    return answers


def by_collection(datamap: DataMap, keys: Iterable[RowKey]) -> dict[model.Collection, list[RowKey]]:
    """Return keys grouped by the collection of the map that they stand in."""
    grouped: dict[CollectionId, list[RowKey]] = {}
    for key in keys:
        grouped.setdefault(key.collection, []).append(key)
    return {datamap.collection(of): wanted for of, wanted in grouped.items()}
