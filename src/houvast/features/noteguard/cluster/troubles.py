"""What went wrong on a cluster, in one line: no Java, no stack of calls, and no word of any note."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from houvast.engines.trouble import Trouble

_KNOWN: Final = (
    (r"PATH_NOT_FOUND", "there is no such file where Spark looks (on the cluster, not here): check the name"),
    (r"PATH_ALREADY_EXISTS", "the output is there already: name another"),
    (r"TABLE_OR_VIEW_NOT_FOUND", "the cluster has no such table: check its name and its catalogue"),
    (r"UNABLE_TO_INFER_SCHEMA|is not a Parquet file|CANNOT_READ_FILE_FOOTER", "it is no such format: see --input"),
    (r"S3AFileSystem not found|No FileSystem for", "it can't read such addresses: give it the package hadoop-aws"),
    (r"Access ?Denied|PERMISSION_DENIED|Forbidden|NoAuthWithAWS", "access is denied: see to Spark's credentials"),
    (r"UNAUTHENTICATED", "it does not let us in: add its token, as in sc://host:15002/;token=…"),
    (r"No module named '(?P<what>\w+)'", "its workers lack the Python package '{what}': install it there"),
    (r"PYTHON_VERSION_MISMATCH", "its workers run another Python than this one: use the same minor version"),
    (r"OutOfMemoryError", "it ran out of memory: give it more (spark.executor.memory), or smaller files"),
    (r"UNAVAILABLE|Connection refused|Socket closed", "it does not answer any more: try again"),
)  # fmt: skip


class ScanFailed(Trouble):
    """Spark could not do what it was asked."""


@contextmanager
def in_one_line(source: str) -> Iterator[None]:
    """Turn what Spark raises into one line.

    :raises ScanFailed: for whatever Spark raised.
    """
    from grpc import RpcError  # noqa: PLC0415 (an extra)
    from pyspark.errors import PySparkException  # noqa: PLC0415 (an extra)

    try:
        yield
    except (PySparkException, RpcError) as error:
        raise ScanFailed(f"Spark, {source}: {reason(error)}") from None


def reason(error: Any) -> str:
    """Return why Spark failed: in our words where we know it, else only the name of what it says."""
    said = str(error)
    for pattern, words in _KNOWN:
        if found := re.search(pattern, said):
            return words.format(**found.groupdict())
    condition = error.getCondition() if hasattr(error, "getCondition") else None
    return f"it failed ({condition or type(error).__name__}): its own log says more"
