"""Write the lock files from pyproject.toml: exact versions with hashes for every platform, and no address.

Spark has a lock of its own: it comes as a source distribution only, so the others, which are all wheels, can't hold it.

Versions that are locked already stay, unless pyproject.toml forbids them; `--upgrade` looks for newer ones.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "pyproject.toml"
BASE, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
FAST, SPARK = "requirements-fast.lock", "requirements-spark.lock"
FORM = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
WHEELS = [PROJECT, "--no-build"]


def write(lock: str, *more: str) -> None:
    """Resolve what pyproject.toml asks for into a lock file."""
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "pip", "compile", "--output-file", lock, *FORM, *more]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def extras() -> list[str]:
    """Name every extra that consists of wheels."""
    named = tomllib.loads((ROOT / PROJECT).read_text())["project"]["optional-dependencies"]
    return [word for name in named if name != "spark" for word in ("--extra", name)]


def main(arguments: list[str]) -> int:
    """Write the development lock first: the others then hold the same versions."""
    try:
        write(DEVELOPMENT, *WHEELS, "--group", "dev", *extras(), *arguments)
        write(BASE, *WHEELS, "--constraint", DEVELOPMENT)
        write(FAST, "--no-build", "--group", f"{PROJECT}:fast", "--constraint", DEVELOPMENT)
        write(SPARK, "--group", f"{PROJECT}:spark", "--constraint", DEVELOPMENT, *arguments)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
