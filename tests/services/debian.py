"""Programs that tests need from the operating system."""

import os
import shutil
import subprocess
from pathlib import Path

_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin"])


class ProgramMissing(Exception):
    """A program is not there and could not be installed; the message says how to install it."""


def program(name: str, package: str) -> Path:
    """Find a program; as root on Debian install its package first when it is missing.

    :raises ProgramMissing: it is not there and cannot be installed by us.
    """
    found = shutil.which(name, path=_PATH)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(package)
        found = shutil.which(name, path=_PATH)
    if found is None:
        raise ProgramMissing(f"{name} is missing: install it with `apt-get install {package}` and run the tests again")
    return Path(found)


def _install(package: str) -> None:
    quiet = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    }
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *package.split()]
    if subprocess.run(install, **quiet).returncode:  # type: ignore[call-overload]
        subprocess.run(["apt-get", "update", "-q"], **quiet)  # type: ignore[call-overload]
        subprocess.run(install, **quiet)  # type: ignore[call-overload]
