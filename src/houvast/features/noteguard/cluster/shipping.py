"""What the workers of a cluster are sent: the engine with its lexicon, its kernel and its packed tables."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import houvast
from houvast.engines.scanner.kernel import building, keeping, starting
from houvast.engines.scanner.scanning import scanner

ROOT: Final = Path(houvast.__file__).parent.parent
_WHOLE: Final = ("houvast/engines/scanner", "houvast/features/noteguard/cluster")
_BESIDE: Final = (
    "houvast/__init__.py", "houvast/engines/__init__.py", "houvast/engines/trouble.py",
    "houvast/features/__init__.py", "houvast/features/noteguard/__init__.py",
)  # fmt: skip
_NEVER: Final = ("__pycache__", ".so", ".tables")


def name() -> str:
    """Return what the archive is called: it changes when anything that is sent does."""
    return f"houvast-scanner-{starting.fingerprint()}-{building.fingerprint()}"


def archive(folder: Path) -> Path:
    """Write the archive into a folder and return its path.

    The kernel built here is in it, and workers of the same kind take it; others build their own, or scan in plain
    Python when they have no compiler.
    """
    path = folder / f"{name()}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for file in sources():
            packed.write(file, file.relative_to(ROOT).as_posix())
        for file in built():
            packed.write(file, (building.SOURCE / file.name).relative_to(ROOT).as_posix())
    return path


def sources() -> Iterator[Path]:
    """Give the files that the engine consists of."""
    yield from (ROOT / name for name in _BESIDE)
    for folder in _WHOLE:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in _NEVER and "__pycache__" not in path.parts:
                yield path


def built() -> Iterator[Path]:
    """Give the kernel and the packed tables as they are used here; nothing where the kernel can't be built."""
    try:
        scanner("fast")
    except building.NotBuilt:
        return
    place = keeping.folder()
    yield building.library(place)
    tables = starting.tables_name()
    yield from (path for path in (building.SOURCE / tables, place / tables) if path.is_file())
