"""The table of levels that is in use here."""

from functools import cache
from pathlib import Path

from django.conf import settings

from houvast.features.verification.rules.levels import LevelTable, WrongLevels, read_levels

SHIPPED = Path(__file__).parent / "content" / "levels.yaml"


def levels_in_use() -> LevelTable:
    """Give the table in HOUVAST_IDENTITY_LEVELS, or else the one that comes with Houvast.

    :raises WrongLevels: it can't be read, or asks less than the law does.
    """
    return _read(Path(getattr(settings, "HOUVAST_IDENTITY_LEVELS", "") or SHIPPED))


@cache
def _read(file: Path) -> LevelTable:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongLevels(f"{file}: can't be read; correct HOUVAST_IDENTITY_LEVELS or its rights.") from None
    return read_levels(text, file.name)
