"""Systems at work: one connection for each, each on its own thread, all asked at the same time."""

from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import TypeVar

from houvast.connectors.protocol import Connector, Session, Unreadable
from houvast.engines.datamap.model import Collection, CollectionId, DataMap
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.locating.request import Answers, Question

Given = TypeVar("Given")
Result = TypeVar("Result")
Conversation = Generator[list[Question], Answers, Result]


class Hands:
    """Open connections to systems for as long as a piece of work lasts; close them all at its end."""

    def __init__(self, open_connector: Callable[[str], Connector], troubles: list[str] | None = None) -> None:
        """Begin without connections; `troubles` gathers the lines about what could not be read, if given."""
        self._open_connector, self._troubles = open_connector, troubles
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._connectors: dict[str, Connector] = {}
        self._sessions: dict[str, Session] = {}
        self._stack = ExitStack()

    def __enter__(self) -> "Hands":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        for thread in self._threads.values():
            thread.shutdown()

    def converse(self, conversation: Conversation[Result]) -> Result:
        """Answer the questions of a conversation until it ends, and return what it ends in.

        :raises Unreachable: a system does not answer: what was found without it would not be everything.
        """
        answers: Answers | None = None
        while True:
            try:
                questions = conversation.send(answers)  # type: ignore[arg-type]  # the first send takes None
            except StopIteration as end:
                result: Result = end.value
                return result
            answers = self.ask(questions)

    def ask(self, questions: Sequence[Question]) -> list[list[Row]]:
        """Return the rows that answer each question, in order."""
        by_system: dict[str, list[int]] = {}
        for i, question in enumerate(questions):
            by_system.setdefault(question.collection.id.system, []).append(i)
        answers: list[list[Row]] = [[] for _ in questions]

        def answer(system: str, session: Session) -> None:
            for i in by_system[system]:
                q = questions[i]
                try:
                    answers[i].extend(session.find(q.collection, q.any_of, q.within, q.limit))
                except Unreadable as trouble:
                    self._unreadable(trouble)

        self.each(list(by_system), answer)
        return answers

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
        for system in systems:  # here, since finding a connector asks Houvast's own database, which is this thread's
            if system not in self._connectors:
                self._connectors[system] = self._open_connector(system)
        if len(systems) == 1 and not self._threads.get(systems[0]):
            self._at(systems[0], work)
            return
        running: list[Future[None]] = [self._thread(s).submit(self._at, s, work) for s in systems]
        for future in running:
            future.exception()
        for future in running:
            future.result()

    def _at(self, system: str, work: Callable[[str, Session], None]) -> None:
        session = self._sessions.get(system)
        if session is None:
            session = self._stack.enter_context(self._connectors[system].session())
            self._sessions[system] = session
        work(system, session)

    def _thread(self, system: str) -> ThreadPoolExecutor:
        if system not in self._threads:
            self._threads[system] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"system-{system}")
        return self._threads[system]


def by_collection(datamap: DataMap, keys: Iterable[RowKey]) -> dict[Collection, list[RowKey]]:
    """Return keys grouped by the collection of the map that they stand in."""
    grouped: dict[CollectionId, list[RowKey]] = {}
    for key in keys:
        grouped.setdefault(key.collection, []).append(key)
    return {datamap.collection(of): wanted for of, wanted in grouped.items()}
