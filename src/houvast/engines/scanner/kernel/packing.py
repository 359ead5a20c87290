"""Packing the rules that Houvast ships, in a process of its own: it takes seconds and much memory, once.

Run as a module with the path of the tables to write.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from houvast.engines.scanner.kernel import keeping
from houvast.engines.scanner.kernel.tables import pack
from houvast.engines.scanner.rules.compiling import ruleset

_SECONDS: Final = 300


def packed(tables: Path) -> bytearray | None:
    """Return the tables kept at a path, packed when they are not there; who comes while they are being packed waits.

    :raises LexiconError: when a file of the lexicon can't be read.
    :raises TooLarge: when the rules do not fit.
    """
    with keeping.alone(tables.with_suffix(".lock")):
        if (content := keeping.kept(tables)) is None:
            if not _apart(tables):
                pack_into(tables)  # no other process can be started here, or it failed: then this one says why
            content = keeping.kept(tables)
    return content


def pack_into(tables: Path) -> None:
    """Pack the rules and keep them at a path.

    :raises LexiconError: when a file of the lexicon can't be read.
    :raises TooLarge: when the rules do not fit.
    """
    keeping.keep(tables, pack(ruleset()))


def _apart(tables: Path) -> bool:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-m", __spec__.name, str(tables)]
    try:
        done = subprocess.run(words, capture_output=True, env=environment, timeout=_SECONDS, check=False)  # noqa: S603 - our own words
    except (OSError, subprocess.SubprocessError):
        return False
    return not done.returncode


if __name__ == "__main__":
    gc.disable()  # nearly all that is made here stays
    pack_into(Path(sys.argv[1]))
