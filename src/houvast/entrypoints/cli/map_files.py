"""`houvast map history` and `diff`: the versions of a file of the map, and what is another between two."""

from pathlib import Path

import click

from houvast.engines.datamap.consequences import IN_WORDS
from houvast.engines.datamap.diffing import Change, as_words
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import print_json, say, table
from houvast.features.datamap.contracts import FileDiff
from houvast.features.datamap.queries import compare_map, map_files, map_history
from houvast.foundation.accounts.contracts import Permission


class NotReadable(Trouble):
    """The file to compare with is no text, or cannot be read."""


@click.command("history")
@click.argument("name")
@as_option
@form_option
def history(name: str, user: str | None, form: str) -> None:
    """List the versions of a file, the first one first; `diff` takes their numbers."""
    allowed(user, Permission.VIEW_MAP)
    versions = list(enumerate(reversed(map_history(name)), 1))
    if form == "json":
        shown = [(n, {"digest": v.digest, "loaded_at": v.loaded_at, "loaded_by": v.loaded_by}) for n, v in versions]
        print_json([{"version": n} | one for n, one in shown])
        return
    rows = [[n, v.digest[:8], f"{v.loaded_at:%Y-%m-%d %H:%M} UTC", v.fields] for n, v in versions]
    table(name, ["version", "digest", "loaded", "fields"], rows, empty="there is no such file.")


@click.command("diff")
@click.argument("name", required=False, metavar="[FILE]")
@click.option("--from", "before", default="", metavar="VERSION", help="The earlier one; else the one before `--to`.")
@click.option("--to", "after", default="", metavar="VERSION|FILE", help="The later one; else the one that counts.")
@as_option
@form_option
def diff(name: str | None, before: str, after: str, user: str | None, form: str) -> None:
    """Tell what is another between two versions of a file of the map, and what comes of it. Ends with 3 when something
    is.

    A version is its number (see `history`), or the start of its digest. With a file on disk, as FILE or as --to, the
    stored version is laid beside that.
    """
    allowed(user, Permission.VIEW_MAP)
    stored = {file.name for file in map_files()}
    on_disk = bool(name) and name not in stored and not after and Path(str(name)).is_file()
    wanted = str(name) if on_disk else after
    path = Path(wanted) if wanted and Path(wanted).is_file() else None
    file = name if name and not on_disk else _only(path, stored)
    found = compare_map(file, before=before, after="" if path else after, text=_read(path) if path else None)
    _show(found, form, str(path) if path else found.after)
    if not found.diff.is_empty:
        raise SystemExit(NOT_CLEAN)


def _only(path: Path | None, stored: set[str]) -> str:
    """Give the file that is meant when none is named: the one called like the one on disk, or the only one."""
    if path is not None and (path.name in stored or len(stored) != 1):
        return path.name
    if len(stored) != 1:
        raise click.UsageError(f"Name the file of the map: {', '.join(sorted(stored)) or 'none is loaded'}.")
    return next(iter(stored))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as problem:
        raise NotReadable(f"The file “{path.name}” cannot be read as UTF-8 text; check it and its rights.") from problem


def _show(found: FileDiff, form: str, after: str) -> None:
    if form == "json":
        changes = [_as_json(one) for one in found.diff.changes]
        print_json({"file": found.name, "from": found.before, "to": after, "changes": changes})
        return
    say(f"{found.before} → {after}: {len(found.diff.changes) or 'no'} differences.")
    for change in found.diff.changes:
        say(as_words(change))
        for consequence in change.consequences:
            say(f"    {IN_WORDS[consequence]}")


def _as_json(change: Change) -> dict[str, object]:
    names = ("level", "kind", "where", "what", "old", "new", "consequences")
    return {name: getattr(change, name) for name in names} | {"told": as_words(change)}
