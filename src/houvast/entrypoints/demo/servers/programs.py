"""Programs that a server needs from the operating system."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from houvast.engines.trouble import Trouble

PATH: Final = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"])


class ProgramMissing(Trouble):
    """A program is not there; the message says how to install it."""


def found(name: str) -> Path | None:
    """Return where a program is, also where a person's own path does not lead."""
    place = shutil.which(name, path=PATH)
    return Path(place) if place else None


def program(name: str, package: str) -> Path:
    """Return where a program is.

    :raises ProgramMissing: it is not there; says which package brings it.
    """
    place = found(name)
    if place is None:
        raise ProgramMissing(f"{name} is missing: install it with `apt-get install {package}` and try again")
    return place


def demand(wanted: Iterable[tuple[str, str]]) -> None:
    """Look for all programs (name, package) at once.

    :raises ProgramMissing: names every package to install.
    """
    packages = list(dict.fromkeys(package for name, package in wanted if found(name) is None))
    if packages:
        raise ProgramMissing(
            f"servers are missing on this machine: run `apt-get install --no-install-recommends {' '.join(packages)}`"
            " and try again"
        )
