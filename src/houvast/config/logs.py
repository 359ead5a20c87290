"""Logging that keeps personal data and secrets out: no query strings, no links, no values from exceptions."""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Any

from houvast.engines.trouble import Trouble

QUERY_STRING = re.compile(r"\?[^\s\"']*")
LINK = re.compile(r"(?<![^\s\"':(=])((?:https?://[^\s/]+)?/t/)[^\s\"'/)]+")
"""The address of a task for an outsider: whoever has it gets in."""


class WithoutQueryStrings(logging.Filter):
    """Cut what stands behind a question mark in any address that is logged, and the token of a link.

    People search by name and phone.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; always keep it."""
        record.msg = LINK.sub(r"\1…", QUERY_STRING.sub("", record.getMessage()))
        record.args = ()
        return True


class PlainFormatter(logging.Formatter):
    """Show where an error came from, not its message: databases quote the values that they refuse."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        """Give the places in the code and the kind of each error in the chain."""
        error: BaseException | None = ei[1]
        lines: list[str] = []
        while error is not None:
            lines = [*_places(error.__traceback__), _name(error), *lines]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]


def _name(error: BaseException) -> str:
    return f"{type(error).__qualname__}: {error}" if isinstance(error, Trouble) else type(error).__qualname__


def logging_settings(level: str) -> dict[str, Any]:
    """Everything goes to standard error, through the filter and the formatter above."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_query_strings": {"()": WithoutQueryStrings}},
        "formatters": {"plain": {"()": PlainFormatter, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": sys.stderr,
                "filters": ["without_query_strings"],
                "formatter": "plain",
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # Its own lines name the account and the address of everybody who logs in.
            "axes": {"level": "ERROR"},
        },
    }
