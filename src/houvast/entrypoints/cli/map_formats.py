"""`houvast map export`, `inventory` and `declared`: the map in the forms that others read."""

from pathlib import Path

import click

from houvast.engines.datamap.fides_form import FidesForm
from houvast.engines.datamap.merging import written
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.features.activities.queries import export_activities, export_systems, write_inventory
from houvast.features.activities.queries import inventory as make_inventory
from houvast.features.datamap.queries import export_datasets, export_map, manifests
from houvast.foundation.accounts.contracts import Permission

LANGUAGE = click.option(
    "--language", type=click.Choice(("nl", "en")), default="nl", show_default=True, help="The language of the words."
)


class CannotWriteFile(Trouble):
    """The file cannot be written where it was asked for."""


@click.command("export")
@click.argument("name", required=False)
@click.option("--activities", is_flag=True, help="The file of activities of that name, in place of the data map.")
@click.option(
    "--form", "form", type=click.Choice(("houvast", "fides-dataset", "fides-system")), default="houvast",
    show_default=True, help="As it was loaded; or as Fides itself accepts it: the datasets, or systems and activities.",
)  # fmt: skip
@LANGUAGE
@as_option
def export(name: str | None, activities: bool, form: str, language: str, user: str | None) -> None:  # noqa: FBT001 (a flag)
    """Print a file of the map as it was loaded; without a name the whole map as one.

    In a form of Fides it is always the whole map; what had to be said otherwise there is told on standard error.
    """
    allowed(user, Permission.VIEW_MAP)
    if form != "houvast":
        if name or activities:
            raise click.UsageError(f"--form {form} gives the whole map: name no file.")
        _print(export_datasets() if form == "fides-dataset" else export_systems(language))
        return
    if activities and not name:
        raise click.UsageError("Name the file of activities.")
    click.echo(export_activities(name) if activities and name else export_map(name), nl=False)


@click.command("inventory")
@click.option("--out", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help=".csv or .xlsx")
@LANGUAGE
@as_option
def inventory(path: Path, language: str, user: str | None) -> None:
    """Write the inventory to a file: a row for each field of each system, with all that is known of it.

    A workbook also has a sheet with a row for each system, and one of what Fides files declare.
    """
    allowed(user, Permission.VIEW_MAP)
    found = make_inventory(language)
    content = write_inventory(found, path.suffix.lower().removeprefix("."))
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise CannotWriteFile(f"{path} cannot be written ({problem.strerror}); choose another place.") from problem
    say(f"{path}: {len(found[0].rows)} fields of {len(found[1].rows)} systems.")


@click.command("declared")
@as_option
@form_option
def declared(user: str | None, form: str) -> None:
    """List what Fides `system:` files declare, as activities, and which of their keys are only kept."""
    allowed(user, Permission.VIEW_MAP)
    found = [(manifest, one) for manifest in manifests() for one in manifest.declarations]
    if form == "json":
        names = (
            "name", "purpose", "ground", "special_ground", "categories", "subjects", "datasets", "recipients", "shared",
            "retention", "taken", "kept",
        )  # fmt: skip
        print_json([{"system": m.key} | {name: getattr(one, name) for name in names} for m, one in found])
        return
    columns = ["system", "activity", "purpose", "ground", "about", "recipients", "kept until", "kept only"]
    rows = [
        [m.key, d.name, d.purpose, d.ground, d.subjects, d.recipients, d.retention, d.kept] for m, d in found
    ]  # fmt: skip
    table("Declared in Fides files", columns, rows, empty="no file declares anything.")


def _print(form: FidesForm) -> None:
    for line in form.notes:
        note(line)
    click.echo(written(form.document), nl=False)
