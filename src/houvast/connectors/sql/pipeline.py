"""Many questions to PostgreSQL at once: sent together, answered in order, each answer taken piece by piece.

The driver's own pipeline reads every answer whole; here no more than a piece of one is held.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import fetch, send
from psycopg.pq import ConnStatus, ExecStatus, PipelineStatus
from psycopg.pq.abc import PGresult

Asked: TypeAlias = tuple[bytes, Sequence[Any]]
"""SQL with `$1`, `$2`, … in it, and what these stand for."""

_ROOM = 16_384
"""Bytes of questions on their way at once: so few that a server which is busy answering can still be sent them all."""


def ask_each(raw: psycopg.Connection[Any], questions: Iterable[Asked], piece: int) -> Iterator[Iterator[Sequence[Any]]]:
    """Yield for each question its rows, of which `piece` are held at a time; an answer ends where the next begins.

    A question that fails raises the driver's error where its rows are taken, and the others are answered. Whoever
    leaves before the last answer, leaves the connection closed.
    """
    waiting = deque(questions)
    raw.pgconn.enter_pipeline_mode()
    try:
        while waiting:
            sent = _send(raw, waiting)
            while sent and raw.pgconn.pipeline_status != PipelineStatus.ABORTED:
                sent.popleft()
                rows = _rows(raw, piece)
                yield rows
                with suppress(psycopg.Error, UnicodeError):  # in what nobody wanted
                    deque(rows, maxlen=0)
            _finish(raw)
            waiting.extendleft(reversed(sent))  # which were not looked at, since one before them failed
        raw.pgconn.exit_pipeline_mode()
    except BaseException:
        with suppress(psycopg.Error):
            raw.cancel_safe(timeout=1.0)
        raw.close()
        raise


def _send(raw: psycopg.Connection[Any], waiting: deque[Asked]) -> deque[Asked]:
    """Send as many questions as there is room for, and return them."""
    sent, size = deque[Asked](), 0
    while waiting and size < _ROOM:
        sql, values = waiting.popleft()
        dumping = Transformer(raw)
        dumped = dumping.dump_sequence(values, [PyFormat.AUTO] * len(values))
        raw.pgconn.send_query_params(sql, dumped, param_types=dumping.types, param_formats=dumping.formats)
        sent.append((sql, values))
        size += len(sql) + sum(len(value) for value in dumped if value)
    raw.pgconn.pipeline_sync()
    raw.wait(send(raw.pgconn))
    return sent


def _finish(raw: psycopg.Connection[Any]) -> None:
    """Take in what comes up to the mark that all that was sent is done."""
    while (result := _next(raw)) is None or result.status != ExecStatus.PIPELINE_SYNC:
        if raw.pgconn.status != ConnStatus.OK:
            raise psycopg.OperationalError("the connection is lost")


def _rows(raw: psycopg.Connection[Any], piece: int) -> Iterator[Sequence[Any]]:
    """Yield the rows that answer the question whose turn it is; an error is raised when all of it was taken in."""
    raw.pgconn.set_chunked_rows_mode(piece)
    loading, is_first, trouble = Transformer(raw), True, None
    while result := _next(raw):
        try:
            rows = [] if trouble else _loaded(loading, result, is_first=is_first)
        except (psycopg.Error, UnicodeError) as error:
            trouble, rows = error, []
        is_first = False
        yield from rows
    if trouble:
        raise trouble


def _loaded(loading: abc.Transformer, result: PGresult, *, is_first: bool) -> list[Sequence[Any]]:
    if result.status not in {ExecStatus.TUPLES_CHUNK, ExecStatus.TUPLES_OK}:
        raise error_from_result(result)
    loading.set_pgresult(result, set_loaders=is_first)
    return loading.load_rows(0, result.ntuples, tuple)


def _next(raw: psycopg.Connection[Any]) -> PGresult | None:
    pgconn = raw.pgconn
    return raw.wait(fetch(pgconn)) if pgconn.is_busy() else pgconn.get_result()
