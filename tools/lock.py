"""Write both lock files from pyproject.toml: exact versions with hashes for every platform, and no address.

Versions that are locked already stay, unless pyproject.toml forbids them; `--upgrade` looks for newer ones.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
FORM = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-build", "--quiet"]


def write(lock: str, *more: str) -> None:
    """Resolve pyproject.toml into a lock file."""
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "pip", "compile", "pyproject.toml", "--output-file", lock, *FORM, *more]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def main(arguments: list[str]) -> int:
    """Write the development lock first: the base lock then holds the same versions."""
    try:
        write(DEVELOPMENT, "--group", "dev", "--all-extras", *arguments)
        write(BASE, "--constraint", DEVELOPMENT)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
