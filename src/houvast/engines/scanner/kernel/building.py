"""Building the kernel: with the system's C compiler, or with the one that the `ziglang` wheel brings."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from houvast.engines.scanner.kernel import keeping

SOURCE: Final = Path(__file__).parent
FLAGS: Final = ("-std=c11", "-O3", "-fno-strict-aliasing", "-fno-tree-slp-vectorize", "-shared", "-fPIC")
_SECONDS: Final = 300
_ZIG_ROOMS: Final = ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")
"""Where zig keeps what it built: in a home that can't be written it may look for a place for ever."""


class NotBuilt(Exception):
    """The kernel can't be built or loaded here; the message says why, in words for whoever runs the scanner."""


def library(folder: Path) -> Path:
    """Return the built kernel: the one that came with the package, the one kept in a folder, or a new one.

    :raises NotBuilt: when there is no compiler, or it fails.
    """
    name = file_name()
    for place in (SOURCE / name, folder / name):
        if place.is_file() and (place.parent == SOURCE or keeping.private(place)):
            return place
    return build(folder / name)


def into_package() -> Path:
    """Build the kernel beside its source, for a wheel that brings it along."""
    return build(SOURCE / file_name())


def file_name() -> str:
    """Return what a kernel built of this source, for this platform, is called."""
    return f"kernel-{fingerprint()}{sysconfig.get_config_var('SHLIB_SUFFIX') or '.so'}"


@cache
def fingerprint() -> str:
    """Return what a built kernel's name holds: its source, flags and platform, hashed."""
    said = hashlib.sha256("\0".join((*FLAGS, platform.system(), platform.machine(), platform.libc_ver()[0])).encode())
    for file in sources():
        said.update(file.name.encode() + b"\0" + file.read_bytes())
    return said.hexdigest()[:16]


def sources() -> list[Path]:
    """Return the C files, and what the header of the lists is made of, in a fixed order."""
    shared = [SOURCE / "lists.py", *(SOURCE.parent / "recognisers").glob("*.py")]
    return sorted([*SOURCE.rglob("*.c"), SOURCE / "kernel.h", *shared])


def compiler() -> list[str]:
    """Return the command of a C compiler.

    :raises NotBuilt: when there is none.
    """
    if found := shutil.which("cc") or shutil.which("gcc") or shutil.which("clang"):
        return [found]
    if find_spec("ziglang"):
        return [sys.executable, "-m", "ziglang", "cc"]
    raise NotBuilt("no C compiler and no 'ziglang'; install houvast[fast]")


def build(to: Path, *, flags: tuple[str, ...] = FLAGS, command: list[str] | None = None) -> Path:
    """Compile the kernel; two processes that do so at the same time each put a complete file in place.

    :raises NotBuilt: when the compiler fails.
    """
    from houvast.engines.scanner.kernel import lists  # noqa: PLC0415 - loads every recogniser, and is needed once

    with tempfile.TemporaryDirectory(prefix="houvast-kernel-") as folder:
        made = Path(folder) / to.name
        (Path(folder) / lists.NAME).write_text(lists.header(), encoding="ascii")
        words = [*(command or compiler()), *flags, "-I", folder, str(SOURCE / "kernel.c"), "-o", str(made)]
        room = os.environ | dict.fromkeys(_ZIG_ROOMS, folder)
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=_SECONDS, env=room)  # noqa: S603 - our words
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", b"") or str(error).encode()
            first = said.decode(errors="replace").strip().partition("\n")[0]
            raise NotBuilt(f"the C compiler failed: {first}") from error
        keeping.replaced_at_once(to, made.read_bytes())
    return to
