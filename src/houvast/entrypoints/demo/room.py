"""The home of a demonstration, emptied before it is filled again: it must never empty anything else."""

import shutil
from pathlib import Path

from houvast.engines.trouble import Trouble

MARK = "this-is-the-demonstration"
"""The file by which a home is known as one that may be emptied."""


class NotADemonstration(Trouble):
    """The folder holds something else, which must not be lost."""


def make_room(home: Path) -> None:
    """Empty the home of an earlier demonstration, or make it.

    :raises NotADemonstration: it holds anything else, or cannot be made.
    """
    try:
        if home.exists() and any(home.iterdir()) and not (home / MARK).exists():
            raise NotADemonstration(
                f"{home} holds something else than a demonstration; choose another folder with --home"
            )
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / MARK).touch()
        for path in home.iterdir():
            if path.name != MARK:
                _remove(path)
    except OSError as problem:
        raise NotADemonstration(
            f"{home} cannot be used ({problem.strerror}); choose another folder with --home"
        ) from problem


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
