"""Opening a session on a Spark: one that runs already (`sc://host:port`), or one of our own (`local[2]`)."""

import os
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.cluster.local import running

USUAL_PORT = 15_002
_PATIENCE = 10.0  # seconds
_INSTALL = "install it: pip install 'houvast[spark]'"


class NoCluster(Trouble):
    """There is no Spark there that can be used."""


@contextmanager
def session(address: str) -> Iterator[Any]:
    """Open a session and close it afterwards; a Spark that was started for it stops.

    :raises NoCluster: the address is none, nothing answers there, or what is needed is not installed.
    """
    builder = _builder()
    if address.startswith("sc://"):
        _reach(address)
        with _opened(builder, address) as spark:
            yield spark
    elif address.startswith("local"):
        with running(address) as (url, token), _token(token), _opened(builder, url) as spark:
            yield spark
    else:
        raise NoCluster(f"--spark {address}: say sc://host:port for a Spark that runs, or local[2] for one here")


def _builder() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what pyspark thinks of other packages' versions is not for whoever scans
        try:
            import pandas  # noqa: F401, ICN001, PLC0415 (an extra; pyspark wants it, and says so in many lines)
            from pyspark.errors import PySparkException  # noqa: PLC0415 (an extra)
            from pyspark.sql import SparkSession  # noqa: PLC0415 (an extra)
        except ImportError as error:
            raise NoCluster(f"the Spark client is not here (no '{error.name}'): {_INSTALL}") from None
        try:
            import pyspark.sql.connect.session  # noqa: F401, PLC0415 (an extra)
        except (ImportError, PySparkException):
            raise NoCluster(f"the Spark client is not complete: {_INSTALL}") from None
    return SparkSession.builder


@contextmanager
def _opened(builder: Any, url: str) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spark = builder.remote(url).create()
        try:
            yield spark
        finally:
            spark.stop()


def _reach(address: str) -> None:
    """Find out at once whether anything listens: the client itself would try for minutes."""
    try:
        parts = urlsplit(address.partition("/;")[0])
        host, port = parts.hostname, parts.port or USUAL_PORT
    except ValueError:
        host, port = None, 0
    if not host:
        raise NoCluster("--spark sc://…: name a host, as in sc://spark.example.org:15002")
    try:
        socket.create_connection((host, port), _PATIENCE).close()
    except OSError as error:
        why = error.strerror or "no answer"
        raise NoCluster(
            f"no Spark answers at {host}:{port} ({why}): start its Connect server, or see --spark"
        ) from None


@contextmanager
def _token(token: str) -> Iterator[None]:
    """Show a token to our own server while we talk with it."""
    name = "SPARK_CONNECT_AUTHENTICATE_TOKEN"
    before = os.environ.get(name)
    os.environ[name] = token
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before
