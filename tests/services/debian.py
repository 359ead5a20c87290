"""Programs that tests need from the operating system."""

import os
import shutil
import subprocess
from pathlib import Path

from houvast.entrypoints.demo.servers import programs
from houvast.entrypoints.demo.servers.programs import ProgramMissing

__all__ = ["ProgramMissing", "program"]


def program(name: str, package: str) -> Path:
    """Find a program; as root on Debian install its package first when it is missing.

    :raises ProgramMissing: it is not there and cannot be installed by us.
    """
    if programs.found(name) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(package)
    return programs.program(name, package)


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
