"""Where the parts of the repository lie, and what pyproject.toml says of their order."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "houvast"
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS: list[dict[str, Any]] = PYPROJECT["tool"]["importlinter"]["contracts"]
# Made by tools or by a run, never committed.
MADE = {".git", ".venv", "uv.lock", "var", "__pycache__", "node_modules", "build", "dist", "houvast.egg-info"}


def files(*endings: str, below: Path = ROOT) -> Iterator[Path]:
    """Every file of ours below a folder, by how its name ends; all of them when no ending is given."""
    for path in sorted(below.iterdir()):
        if path.name in MADE or path.name.endswith("_cache") or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from files(*endings, below=path)
        elif not endings or path.name.endswith(endings):
            yield path


def name(path: Path) -> str:
    """A file as we speak of it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def order(container: str) -> list[set[str]]:
    """The layers of a package from top to bottom, as its import contract has them."""
    layers = next(contract["layers"] for contract in CONTRACTS if contract.get("containers") == [container])
    return [set(re.findall(r"\w+", layer)) for layer in layers]
