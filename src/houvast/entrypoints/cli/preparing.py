"""Saying that the note guard's rules are made ready, when that takes more than a moment."""

import threading

from houvast.engines.scanner.kernel.starting import must_prepare, prepare
from houvast.entrypoints.cli.showing import note


def note_when_preparing() -> bool:
    """Say so when the kernel and the rules are still to be made; return whether they are."""
    if not must_prepare():
        return False
    note("The note guard makes its rules ready, once for this version; it takes some seconds")
    return True


def prepare_aside(*, quietly: bool = False) -> None:
    """Have them made while something else starts; whoever needs them meanwhile waits."""
    if must_prepare() if quietly else note_when_preparing():
        threading.Thread(target=prepare, name="preparing", daemon=True).start()
