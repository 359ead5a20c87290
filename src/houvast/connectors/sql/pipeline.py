"""Many questions to PostgreSQL at once: sent together, answered in order, each answer taken piece by piece.

The driver's own pipeline reads every answer whole; here no more than a piece of one is held. Nothing here blocks:
whoever has this conversation decides how to wait (`houvast.connectors.turns`).
"""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeAlias, TypeVar

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, PipelineStatus
from psycopg.pq.abc import PGresult

from houvast.connectors.sql.patience import Patient, Silent
from houvast.connectors.turns import GIVING_WAY, READ, WRITE, Turns

_Result = TypeVar("_Result")
_Waits: TypeAlias = Generator[tuple[int, int], int, _Result]

_ROOM = 16_384
"""Bytes of questions on their way at once: so few that a server which is busy answering can still be sent them all."""


class Asked(NamedTuple):
    """SQL with `$1`, `$2`, … in it and what these stand for; who takes the rows, and the error where it fails."""

    sql: bytes
    values: Sequence[Any]
    take: Callable[[Iterable[Sequence[Any]]], None]
    fail: Callable[[Exception], None]


def ask_each(raw: Patient, questions: Iterable[Asked], piece: int) -> Turns:
    """Have the rows that answer each question taken, `piece` of them at a time.

    A question that fails is told so when all of it was taken in, and the others are answered. Where the conversation
    ends before the last answer, the connection is closed.
    """
    waiting = deque(questions)
    raw.pgconn.enter_pipeline_mode()
    try:
        while waiting:
            sent = yield from _send(raw, waiting)
            while sent and raw.pgconn.pipeline_status != PipelineStatus.ABORTED:
                yield from _answered(raw, sent.popleft(), piece)
            yield from _finish(raw)
            waiting.extendleft(reversed(sent))  # which were not looked at, since one before them failed
        raw.pgconn.exit_pipeline_mode()
    except BaseException:
        with suppress(psycopg.Error):
            raw.cancel_safe(timeout=1.0)
        raw.close()
        raise


def _send(raw: Patient, waiting: deque[Asked]) -> _Waits[deque[Asked]]:
    """Send as many questions as there is room for, and return them."""
    sent, size, pgconn = deque[Asked](), 0, raw.pgconn
    while waiting and size < _ROOM:
        question = waiting.popleft()
        dumping = Transformer(raw)
        dumped = dumping.dump_sequence(question.values, [PyFormat.AUTO] * len(question.values))
        pgconn.send_query_params(question.sql, dumped, param_types=dumping.types, param_formats=dumping.formats)
        sent.append(question)
        size += len(question.sql) + sum(len(value) for value in dumped if value)
    pgconn.pipeline_sync()
    deadline = time.monotonic() + raw.patience
    while pgconn.flush():
        if (yield from _waited(raw, READ | WRITE, deadline)) & READ:
            pgconn.consume_input()
    return sent


def _finish(raw: Patient) -> _Waits[None]:
    """Take in what comes up to the mark that all that was sent is done."""
    while (result := (yield from _next(raw))) is None or result.status != ExecStatus.PIPELINE_SYNC:
        if raw.pgconn.status != ConnStatus.OK:
            raise psycopg.OperationalError("the connection is lost")


def _answered(raw: Patient, question: Asked, piece: int) -> _Waits[None]:
    """Have the rows taken that answer the question whose turn it is."""
    raw.pgconn.set_chunked_rows_mode(piece)
    loading, is_first = Transformer(raw), True
    trouble: Exception | None = None
    while result := (yield from _next(raw)):
        try:
            rows = [] if trouble else _loaded(loading, result, is_first=is_first)
        except (psycopg.Error, UnicodeError) as error:
            trouble, rows = error, []
        if rows:
            question.take(rows)
            yield from _give_way(raw, result)
        is_first = False
    if trouble:
        question.fail(trouble)


def _give_way(raw: Patient, result: PGresult) -> _Waits[None]:
    """Let others go first after a piece of a long answer."""
    if result.status == ExecStatus.TUPLES_CHUNK:
        yield raw.pgconn.socket, GIVING_WAY


def _loaded(loading: abc.Transformer, result: PGresult, *, is_first: bool) -> list[Sequence[Any]]:
    if result.status not in {ExecStatus.TUPLES_CHUNK, ExecStatus.TUPLES_OK}:
        raise error_from_result(result)
    loading.set_pgresult(result, set_loaders=is_first)
    return loading.load_rows(0, result.ntuples, tuple)


def _next(raw: Patient) -> _Waits[PGresult | None]:
    pgconn = raw.pgconn
    if pgconn.is_busy():
        deadline = time.monotonic() + raw.patience
        while pgconn.is_busy():
            if (yield from _waited(raw, READ, deadline)):
                pgconn.consume_input()
    return pgconn.get_result()


def _waited(raw: Patient, wanted: int, deadline: float) -> _Waits[int]:
    """Wait until something is possible, for as long as a server may stay silent."""
    possible = yield raw.pgconn.socket, wanted
    while not possible:
        if time.monotonic() > deadline:
            raw.close()  # so that nothing waits for it a second time
            raise Silent
        possible = yield raw.pgconn.socket, wanted
    return possible
