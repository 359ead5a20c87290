#!/usr/bin/env python3
"""Set Houvast up and run it; needs Python 3.11 or newer and nothing else.

python3 start.py demo          the demonstration centre, with pages on localhost
                               (--systems real: on servers that it starts and stops itself)
python3 start.py test [...]    every check and every test; arguments go to pytest
python3 start.py bench [...]   how fast it is, beside hand-written SQL; arguments: see bench/__main__.py
python3 start.py ANYTHING      the `houvast` command line, in the environment made here

The environment lies in .venv and holds exactly what the lock files name, checked by hash. All of it comes as wheels,
but for Spark, which is tested with and comes as source only.
"""

from __future__ import annotations  # so that an older Python comes as far as saying that it is too old

import configparser
import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "installed"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BASE, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
FAST, SPARK = "requirements-fast.lock", "requirements-spark.lock"
COMPILERS = ("cc", "gcc", "clang")
FOR_BUILDERS = {"test": ["tools/check.py"], "bench": ["-m", "bench"]}
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_HASH = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
PIP_SETTINGS = ("/etc/pip.conf", "/etc/xdg/pip/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf")


class Trouble(Exception):
    """Something that a person can put right; one line: what, where, what to do."""


def main(arguments: list[str]) -> int:
    """Make the environment that the command needs, then become that command."""
    if sys.version_info < (3, 11):  # noqa: UP036 - here is where it is made sure
        print("houvast: Python 3.11 or newer is needed, this is " + sys.version.split()[0], file=sys.stderr)
        return 1
    own = FOR_BUILDERS.get(arguments[0]) if arguments else None
    try:
        ensure(*locks_for(arguments))
    except Trouble as trouble:
        print(f"houvast: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if own:
        return become([*own, *arguments[1:]], ROOT)
    return become(["-m", "houvast", *arguments])


def locks_for(arguments: list[str]) -> list[str]:
    """Which locks a command needs; the development lock holds the base lock and a compiler too."""
    if arguments[:1] == ["test"]:
        return [DEVELOPMENT, SPARK]
    if arguments[:1] == ["bench"] or asks_for_real(arguments):
        return [DEVELOPMENT]
    return [BASE] if any(map(shutil.which, COMPILERS)) else [BASE, FAST]


def asks_for_real(arguments: list[str]) -> bool:
    """Whether the demonstration is to start real servers: some of them come as packages that builders have."""
    return arguments[:1] == ["demo"] and "--systems real" in " ".join(arguments).replace("=", " ")


def ensure(*locks: str) -> None:
    """Make .venv hold what the locks name, unless it does already."""
    installed = STAMP.read_text().split() if STAMP.exists() and PYTHON.exists() else []
    missing = [lock for lock in locks if mark(lock) not in installed]
    if not missing:
        return
    began = time.monotonic()
    try:
        if not same_python():
            say("making the environment in .venv")
            venv.create(ENVIRONMENT, with_pip=False, symlinks=os.name != "nt", clear=True)
        find_source()
        for lock in missing:
            say(f"installing {lock} (the first time takes about {'two minutes' if lock == SPARK else 'a minute'})")
            install(lock)
        held = [BASE, FAST, *locks] if DEVELOPMENT in locks else locks
        STAMP.write_text("\n".join(map(mark, held)))
    except OSError as error:
        raise Trouble(
            f"cannot make {error.filename or ENVIRONMENT}: {error.strerror}; see to that and try again"
        ) from error
    say(f"ready in {time.monotonic() - began:.0f} s")


def mark(lock: str) -> str:
    """What an environment made here from this lock by this Python is known by."""
    return hashlib.sha256((ROOT / lock).read_bytes() + f"{sys.version} {ROOT}".encode()).hexdigest()


def same_python() -> bool:
    """Whether .venv exists, works and has the version of this Python."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.split() == [str(number) for number in sys.version_info[:2]]


def find_source() -> None:
    """Let Python in .venv find src/."""
    packages = next(ENVIRONMENT.glob("[Ll]ib/**/site-packages"))
    (packages / "houvast.pth").write_text(f"{ROOT / 'src'}\n")


def install(lock: str) -> None:
    """Install a lock file: wheels only but for Spark, every one checked by its hash.

    Spark is built with the setuptools that the development lock names: nothing is fetched that no hash was written of.
    """
    command = [*pip(), "install", "-qq", "--disable-pip-version-check", "--no-warn-script-location"]
    exactly = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(ROOT / lock)]
    if lock == SPARK:
        exactly = [*exactly, "--no-binary", "pyspark", "--no-build-isolation"]
    STAMP.unlink(missing_ok=True)
    if subprocess.run([*command, *exactly], stdin=subprocess.DEVNULL, check=False).returncode:
        raise Trouble(f"pip could not install {lock}: see the line above; when it is the network, run this again")


def pip() -> list[str]:
    """A pip that installs into .venv: its own, else one unpacked beside it."""
    own = [str(PYTHON), "-m", "pip"]
    if works(own) or works([str(PYTHON), "-m", "ensurepip"], "--default-pip"):
        return own
    wheel = next(ENVIRONMENT.glob("pip-*.whl"), None) or wheel_from_index() or wheel_from_debian()
    if wheel is None:
        raise Trouble("this Python has no pip: install python3-venv, or set PIP_INDEX_URL to your package index")
    return [str(PYTHON), f"{wheel}/pip"]


def works(command: list[str], argument: str = "--version") -> bool:
    """Whether a command runs to a good end."""
    return (
        subprocess.run([*command, argument], capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0
    )


def wheel_from_index() -> Path | None:
    """Fetch the pinned pip from the index that pip is configured for, if there is one."""
    index = configured_index()
    if index is None:
        return None
    try:
        page = fetch(f"{index}/pip/").decode()
        link = next(link for link in re.findall(r'href="([^"]+)"', page) if PIP_WHEEL in link)
        content = fetch(urllib.parse.urljoin(f"{index}/pip/", html.unescape(link).partition("#")[0]))
    except (OSError, ValueError, StopIteration):
        raise Trouble(f"cannot fetch {PIP_WHEEL} from the configured index: check PIP_INDEX_URL") from None
    if hashlib.sha256(content).hexdigest() != PIP_HASH:
        raise Trouble(f"{PIP_WHEEL} from the configured index is not the one that is pinned: check PIP_INDEX_URL")
    wheel = ENVIRONMENT / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def configured_index() -> str | None:
    """The index in pip's own settings: environment first, then the person's, then the machine's."""
    settings = configparser.ConfigParser(interpolation=None)
    own = os.environ.get("PIP_CONFIG_FILE", "")
    try:
        settings.read([str(Path(name).expanduser()) for name in (*PIP_SETTINGS, own) if name], encoding="utf-8")
    except configparser.Error as error:
        raise Trouble(f"pip's settings cannot be read: {str(error).splitlines()[0]}") from error
    index = os.environ.get("PIP_INDEX_URL") or settings.get("global", "index-url", fallback=None)
    return index.rstrip("/") if index else None


def fetch(address: str) -> bytes:
    """Read an address that pip's settings point at."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return bytes(answer.read())


def wheel_from_debian() -> Path | None:
    """Take pip's wheel from Debian's package python3-pip-whl, unpacked here, so that root is not needed."""
    with tempfile.TemporaryDirectory(prefix="houvast-pip-") as folder:
        own = ["-o", f"Dir::State={folder}", "-o", f"Dir::Cache={folder}", "-o", "Debug::NoLocking=1"]
        steps = (["apt-get", *own, "update"], ["apt-get", *own, "download", "python3-pip-whl"])
        say("fetching pip from Debian")
        try:
            for step in steps:
                subprocess.run(step, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=True)
            package = next(Path(folder).glob("*.deb"))
            subprocess.run(["dpkg-deb", "-x", package, folder], capture_output=True, check=True)
            found = next(Path(folder).glob("usr/share/python-wheels/pip-*.whl"))
        except (OSError, subprocess.CalledProcessError, StopIteration):
            return None
        return Path(shutil.copy(found, ENVIRONMENT))


def become(arguments: list[str], folder: Path | None = None) -> int:
    """Run Python in the environment in place of this process."""
    if folder:
        os.chdir(folder)
    command = [str(PYTHON), *arguments]
    if os.name != "nt":
        os.execv(PYTHON, command)  # no process in between: Ctrl-C and the exit code are the command's own
    return subprocess.run(command, check=False).returncode


def say(what: str) -> None:
    """Tell where we are, on the channel that does not disturb a pipe."""
    print(f"houvast: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
