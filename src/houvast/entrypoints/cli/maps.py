"""`houvast map`: the description of what systems hold, and of what is done with it."""

from pathlib import Path

import click

from houvast.engines.datamap.fides import load_document
from houvast.engines.datamap.manifests import read_systems
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.map_discovery import apply, discover, review
from houvast.entrypoints.cli.map_drift import drift, gaps
from houvast.entrypoints.cli.map_files import diff, history
from houvast.entrypoints.cli.map_formats import declared, export, inventory
from houvast.entrypoints.cli.showing import print_json, say
from houvast.entrypoints.cli.systems import end_with
from houvast.features.activities.actions import load_activities
from houvast.features.activities.queries import check_activities
from houvast.features.datamap.actions import load_map, unload_map
from houvast.features.datamap.queries import check_map, map_files
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.events.facts import Actor

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class NoMap(Trouble):
    """The file is neither a data map nor a list of activities."""


@click.group("map")
def command() -> None:
    """Load, check and export the data map and the activities."""


@command.command("load")
@click.argument("files", nargs=-1, required=True, type=FILE)
@as_option
@form_option
def load(files: tuple[Path, ...], user: str | None, form: str) -> None:
    """Load YAML files that hold `dataset:`, `system:` (both as in any Fides file), `activity:`, or all of them.

    A file takes the place of the earlier one of that name. When a file is refused, it and all after it change nothing.
    """
    by = allowed(user, Permission.LOAD_MAP).actor
    loaded = [line for path in files for line in load_file(path, by)]
    if form == "json":
        print_json(loaded)
        return
    for one in loaded:
        say(str(one["told"]))


def load_file(path: Path, by: Actor) -> list[dict[str, object]]:
    """Load what one file holds, and tell what that is.

    :raises NoMap: it holds neither part, or is no text.
    """
    text = text_of(path)
    parts = load_document(text)
    if not {"dataset", "system", "activity"} & parts.keys():
        what = "holds neither `dataset:` nor `system:` nor `activity:`; nothing was loaded from it."
        raise NoMap(f"The file “{path.name}” {what}")
    told: list[dict[str, object]] = []
    if "dataset" in parts or "system" in parts:
        described = load_map(name=path.name, text=text, by=by, at=now())
        counts = f"{described.collections} collections, {described.fields} fields"
        line = f"{path.name}: {', '.join(described.systems) or 'no dataset'}; {counts}."
        told.append({"file": path.name, "systems": described.systems, "told": line})
        lines = [line for manifest in read_systems(text) for line in manifest.lines]
        told += [{"file": path.name, "declared": described.declared, "told": line} for line in lines]
    if "activity" in parts:
        listed = load_activities(name=path.name, text=text, by=by, at=now())
        line = f"{path.name}: {len(listed.activities)} activities."
        told.append({"file": path.name, "activities": listed.activities, "told": line, "warnings": listed.warnings})
        told += [{"file": path.name, "told": f"warning: {warning}"} for warning in listed.warnings]
    return told


def text_of(path: Path) -> str:
    """Read a file as text.

    :raises NoMap: it is no UTF-8, or cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NoMap(f"The file “{path.name}” is no UTF-8 text; save it as UTF-8.") from None
    except OSError as problem:
        raise NoMap(f"The file “{path.name}” cannot be read ({problem.strerror}); check its rights.") from problem


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List the files that count."""
    allowed(user, Permission.VIEW_MAP)
    if form == "json":
        files = map_files()
        print_json(
            [{"file": f.name, "digest": f.digest, "systems": f.systems, "loaded_at": f.loaded_at} for f in files]
        )
        return
    for file in map_files():
        say(f"{file.name}: {', '.join(file.systems or file.declared)}; loaded {file.loaded_at:%Y-%m-%d %H:%M} UTC")


@command.command("unload")
@click.argument("name")
@as_option
def unload(name: str, user: str | None) -> None:
    """Let a file of the data map no longer count."""
    unload_map(name=name, by=allowed(user, Permission.LOAD_MAP).actor, at=now())
    say(f"{name} no longer counts.")


@command.command("check")
@click.argument("systems", nargs=-1)
@as_option
@form_option
def check(systems: tuple[str, ...], user: str | None, form: str) -> None:
    """Lay the map beside the systems and the activities. Ends with 3 when there are errors."""
    allowed(user, Permission.VIEW_MAP)
    problems = check_map(systems or None)
    end_with((*problems, *(check_activities() if not systems else ())), form)


for _more in (discover, review, apply, drift, gaps, declared, diff, export, history, inventory):
    command.add_command(_more)
