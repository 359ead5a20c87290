"""`houvast program`: other programs that may ask something here, and their keys."""

from uuid import UUID

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.programs import actions
from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.queries import programs


@click.group("program")
def command() -> None:
    """Give programs of clients a key: a dialler, a CRM, the form on a site."""


@command.command("add")
@click.argument("name")
@click.option("--organisation", required=True, metavar="KEY", help="For whom it asks.")
@click.option(
    "--may", "scopes", type=click.Choice([s.value for s in Scope]), multiple=True, required=True, help="What it may do."
)
@click.option("--a-minute", type=int, default=actions.USUAL_A_MINUTE, show_default=True, help="How often it may ask.")
@as_option
def add(name: str, organisation: str, scopes: tuple[str, ...], a_minute: int, user: str | None) -> None:
    """Add a program; its key is shown once."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    made, key = actions.add_program(
        organisation=organisation, name=name, scopes=map(Scope, scopes), a_minute=a_minute, by=by, at=now()
    )
    say(key)
    note(f"program {made.id} of {organisation}: its key is shown once, kept nowhere")


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List all programs."""
    allowed(user, Permission.MANAGE_ACCOUNTS)
    found = [_shown(each) for each in programs()]
    if form == "json":
        print_json(found)
        return
    heads = ["program", "name", "organisation", "may", "a minute", "revoked"]
    table("Programs", heads, [list(each.values()) for each in found])


@command.command("revoke")
@click.argument("program", type=click.UUID)
@as_option
def revoke(program: UUID, user: str | None) -> None:
    """Have the key of a program open nothing any more."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    actions.revoke_program(program=program, by=by, at=now())
    say(f"{program} is let in no more.")


def _shown(program: ProgramFacts) -> dict[str, str | int]:
    return {
        "program": str(program.id),
        "name": program.name,
        "organisation": program.organisation,
        "may": " ".join(sorted(program.scopes)),
        "a_minute": program.a_minute,
        "revoked": f"{program.revoked_at:%Y-%m-%d}" if program.revoked_at else "",
    }
