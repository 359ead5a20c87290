"""A throw-away Spark with a Connect server, whose workers know nothing of this checkout."""

import atexit
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from houvast.features.noteguard.cluster.local import spark_home
from tests.services.debian import program
from tests.services.processes import ServerDidNotStart

_PATIENCE = 120.0  # seconds
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


class Spark:
    """A server on two cores; `address` is what `--spark` takes."""

    def __init__(self) -> None:
        java = program("java", "openjdk-17-jre-headless")
        self.folder = Path(tempfile.mkdtemp(prefix="houvast-connect-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"sc://127.0.0.1:{port}"
        self._log = self.folder / "log"
        told = {**_SETTINGS, "spark.connect.grpc.binding.port": port}
        settings = [word for name, value in told.items() for word in ("--conf", f"{name}={value}")]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [spark_home() / "sbin" / "start-connect-server.sh", "--wait", "--master", "local[2]", *settings],
                env=self._surroundings(java),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await(port)

    def stop(self) -> None:
        """Stop the server and what it started."""
        try:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(20)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _surroundings(self, java: Path) -> dict[str, str]:
        return {
            "PATH": f"{java.parent}:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "SPARK_HOME": str(spark_home()),
            "SPARK_LOG_DIR": str(self.folder),
            "SPARK_PID_DIR": str(self.folder),
            "SPARK_LOCAL_DIRS": str(self.folder),
            "PYSPARK_PYTHON": str(self._python()),
        }

    def _python(self) -> Path:
        """Write a Python for the workers that has the packages installed here, but not the checkout."""
        packages = ":".join(place for place in sys.path if place.endswith("-packages"))
        path = self.folder / "python"
        path.write_text(f'#!/bin/sh\nPYTHONPATH="$PYTHONPATH:{packages}" exec {sys.executable} -S "$@"\n')
        path.chmod(0o755)
        return path

    def _await(self, port: int) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        lines = self._log.read_text(errors="replace").strip().splitlines()
        self.stop()
        raise ServerDidNotStart(f"Spark does not answer: {lines[-1] if lines else 'its log is empty'}")


@functools.cache
def shared() -> Spark:
    """The one Spark of this test session; it stops when Python does."""
    spark = Spark()
    atexit.register(spark.stop)
    return spark
