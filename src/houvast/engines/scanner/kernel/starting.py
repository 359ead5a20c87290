"""Starting the kernel: built and packed at most once, kept for the next start."""

import hashlib
import unicodedata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from houvast.engines.scanner.kernel import building, keeping
from houvast.engines.scanner.kernel.calling import Kernel
from houvast.engines.scanner.kernel.tables import FORMAT, TooLarge, pack
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.engines.scanner.rules.model import RuleSet
from houvast.engines.scanner.rules.reading import LANGUAGES, LEXICON

_DIGEST: Final = 32
_KEPT: Final = 3  # versions of the rules
_MAKERS: Final = ("*.py", "rules/*.py", "kernel/*.py")  # what the tables depend on beside the lexicon


def started(folder: Path | None = None) -> Kernel:
    """Return the kernel with the rules that Houvast ships.

    :raises NotBuilt: when it can't be built here.
    """
    place = folder or keeping.folder()
    library = building.library(place)
    tables = place / tables_name()
    content = keeping.kept(building.SOURCE / tables.name) or keeping.kept(tables)
    if content is None:
        keeping.keep(tables, _packed(ruleset()))
        keeping.forget(place, "*.tables", but=_KEPT)
        content = keeping.kept(tables)
    if content is None:
        raise building.NotBuilt(f"{place} does not keep what is written there")
    return Kernel(library, memoryview(content)[_DIGEST:])


def started_with(rules: RuleSet, folder: Path | None = None) -> Kernel:
    """Return the kernel with other rules.

    :raises NotBuilt: when it can't be built here, or the rules do not fit its tables.
    """
    return Kernel(building.library(folder or keeping.folder()), _packed(rules))


def _packed(rules: RuleSet) -> bytes:
    try:
        return pack(rules)
    except TooLarge as error:
        raise building.NotBuilt(str(error)) from error


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
