"""A Spark of our own on this machine: it lives as long as a scan, listens here only, and lets nobody else in."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from houvast.engines.trouble import Trouble

_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"
_PATIENCE = 120.0  # seconds
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.warehouse.dir": "{folder}/warehouse",
    "spark.local.dir": "{folder}",
    "spark.sql.artifact.isolation.enabled": "true",
}


class NotStarted(Trouble):
    """Spark can't be started here."""


@contextmanager
def running(master: str) -> Iterator[tuple[str, str]]:
    """Start a Spark and give its address and the token that it asks for; stop it afterwards.

    :raises NotStarted: pyspark's own Spark or Java is missing, or it does not come up.
    """
    home = spark_home()
    java()
    with tempfile.TemporaryDirectory(prefix="houvast-spark-", ignore_cleanup_errors=True) as folder:
        port, token = _free_port(), secrets.token_urlsafe()
        log = Path(folder) / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 (our own words)
                _command(home, master, port, folder),
                env=_surroundings(home, token, folder),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=folder,
                start_new_session=True,
            )
        try:
            _await(process, port, log)
            yield f"sc://localhost:{port}", token
        finally:
            _stop(process)


def spark_home() -> Path:
    """Return where Spark itself lies.

    :raises NotStarted: only a client is installed.
    """
    if named := os.environ.get("SPARK_HOME"):
        return Path(named)
    found = find_spec("pyspark")
    for place in found.submodule_search_locations or () if found else ():
        if (Path(place) / "jars").is_dir():
            return Path(place)
    raise NotStarted("there is no Spark on this machine: pip install 'pyspark[connect]', or name one with SPARK_HOME")


def java() -> None:
    """Make sure that there is a Java.

    :raises NotStarted: there is none.
    """
    home = os.environ.get("JAVA_HOME")
    if not (home and (Path(home) / "bin" / "java").exists()) and shutil.which("java") is None:
        raise NotStarted("Spark needs Java 17 or newer: apt install openjdk-17-jre-headless")


def _command(home: Path, master: str, port: int, folder: str) -> list[str]:
    told = {name: value.format(folder=folder) for name, value in _SETTINGS.items()}
    told["spark.connect.grpc.binding.port"] = str(port)
    settings = [word for name, value in told.items() for word in ("--conf", f"{name}={value}")]
    return [str(home / "bin" / "spark-submit"), "--class", _SERVER, "--master", master, *settings, "spark-internal"]


def _surroundings(home: Path, token: str, folder: str) -> dict[str, str]:
    """The token goes by the environment, where other users of the machine can't read it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK_", "PYSPARK_", "PYTHON"))}
    python = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    return {
        **own,
        **python,
        "SPARK_HOME": str(home),
        "SPARK_CONNECT_AUTHENTICATE_TOKEN": token,
        "SPARK_LOG_DIR": folder,
    }


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    lines = [line for line in log.read_text(errors="replace").splitlines() if "rror" in line or "xception" in line]
    raise NotStarted(f"Spark does not start here: {lines[0].strip()[:200] if lines else 'no answer in two minutes'}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
