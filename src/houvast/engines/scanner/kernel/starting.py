"""Starting the kernel: built and packed at most once, kept for the next start."""

import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from houvast.engines.scanner.kernel import building, keeping, packing
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.tables import FORMAT, TooLarge, pack
from houvast.engines.scanner.rules.model import RuleSet
from houvast.engines.scanner.rules.reading import LANGUAGES, LEXICON

_DIGEST: Final = 32
_KEPT: Final = 3  # versions of the rules, and of the kernel
_MAKERS: Final = ("*.py", "rules/*.py", "kernel/*.py", "kernel/*.txt")  # what tables depend on beside the lexicon


def started(folder: Path | None = None) -> Kernel:
    """Return the kernel with the rules that Houvast ships.

    :raises NotBuilt: when it can't be built here.
    """
    library, content = _found_or_made(folder or keeping.folder())
    return Kernel(library, memoryview(content)[_DIGEST:])


def prepare() -> None:
    """Build and pack what the next start needs, if that lasts; whoever starts meanwhile waits for it.

    Without a compiler nothing is done: the plain path needs no preparation.
    """
    place = keeping.folder()
    if place == keeping.home():
        with suppress(building.NotBuilt):
            _found_or_made(place)


def _found_or_made(place: Path) -> tuple[Path, bytearray]:
    """Return the library and the tables; when neither is there, they are made at the same time."""
    tables = place / tables_name()
    if content := keeping.kept(building.SOURCE / tables.name) or keeping.kept(tables):
        return building.library(place), content
    if not (place / building.file_name()).exists():
        building.compiler()  # without one the tables are of no use
    with ThreadPoolExecutor(1) as aside:
        made = aside.submit(_made, tables)
        return building.library(place), made.result()


def _made(tables: Path) -> bytearray:
    try:
        content = packing.packed(tables)
    except TooLarge as error:
        raise building.NotBuilt(str(error)) from error
    for pattern in ("*.tables", "*.lock", "kernel-*"):
        keeping.forget(tables.parent, pattern, but=_KEPT)
    if content is None:
        raise building.NotBuilt(f"{tables.parent} does not keep what is written there")
    return content


def must_prepare() -> bool:
    """Whether the next start first builds and packs for some seconds: this version was not started here before."""
    places = (building.SOURCE, keeping.home())
    library, tables = (any((p / name).is_file() for p in places) for name in (building.file_name(), tables_name()))
    return not (library and tables) and (library or _can_build())


def _can_build() -> bool:
    try:
        return bool(building.compiler())
    except building.NotBuilt:
        return False


def started_with(rules: RuleSet, folder: Path | None = None) -> Kernel:
    """Return the kernel with other rules.

    :raises NotBuilt: when it can't be built here, or the rules do not fit its tables.
    """
    try:
        block = pack(rules)
    except TooLarge as error:
        raise building.NotBuilt(str(error)) from error
    return Kernel(building.library(folder or keeping.folder()), block)


def tables_name() -> str:
    """Return what the packed tables of the rules that Houvast ships are called, beside the source or where kept."""
    return f"rules-{FORMAT}-{fingerprint()}.tables"


def fingerprint() -> str:
    """Return the hash of all that packed tables are made of."""
    said = hashlib.sha256(unicodedata.unidata_version.encode())
    here = building.SOURCE.parent
    for language in LANGUAGES:
        for file in sorted((LEXICON / language).iterdir(), key=_name):
            if file.name.endswith(".txt"):
                said.update(f"{language}/{file.name}\0".encode() + file.read_bytes())
    for path in sorted(path for pattern in _MAKERS for path in here.glob(pattern)):
        said.update(path.name.encode() + b"\0" + path.read_bytes())
    return said.hexdigest()[:24]


def _name(file: Traversable) -> str:
    return file.name
