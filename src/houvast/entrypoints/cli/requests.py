"""`houvast request`: requests that come in by a file."""

import sys
from dataclasses import asdict
from typing import Any

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.features.intake.actions import importing
from houvast.features.intake.actions.importing_rows import MOST_BYTES
from houvast.foundation.accounts.contracts import Permission


@click.group("request")
def command() -> None:
    """Take in requests that another system kept."""


@command.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--organisation", required=True, metavar="KEY", help="For whose data.")
@click.option("--dry-run", is_flag=True, help="Look at every row, and register nothing.")
@click.option("--skip-faulty", is_flag=True, help="Register the rows without a fault, and list the others.")
@as_option
@form_option
def import_(
    file: Any, organisation: str, dry_run: bool, skip_faulty: bool, user: str | None, form: str  # noqa: FBT001 (flags)
) -> None:  # fmt: skip
    """Register the requests of a CSV file; none of them when a row has a fault.

    The first row names the columns: reference, received_at and right are needed; name, email, phone, customer_number,
    words, language and channel may be there. Parted by ; or , or tabs, in UTF-8 or Windows-1252. Importing a file again
    registers what is not there yet.
    """
    by, data = allowed(user, Permission.REGISTER_CASE, organisation).actor, file.read(MOST_BYTES + 1)
    found = (
        importing.look_at(data=data, organisation=organisation, at=now())
        if dry_run
        else importing.import_requests(data=data, organisation=organisation, skip_faulty=skip_faulty, by=by, at=now())
    )
    if form == "json":
        print_json(asdict(found))
    else:
        _tell(found, dry_run=dry_run)
    if found.faulty:
        sys.exit(NOT_CLEAN)


def _tell(found: importing.Imported, *, dry_run: bool) -> None:
    for title, listed in (("Faults", found.faults), ("Remarks", found.remarks)):
        if listed:
            table(title, ["row", "column", "what"], [[one.row, one.column, one.what] for one in listed])
    did = "nothing was registered" if dry_run or not found.registered else f"{found.registered} registered"
    say(f"{found.rows} requests: {did}, {found.before} were there before, {found.faulty} with a fault.")
    if found.encoding != "UTF-8":
        note(f"read as {found.encoding}: check a name with an accent")
