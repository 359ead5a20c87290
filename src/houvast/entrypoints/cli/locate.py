"""`houvast locate`: find everything about a person outside a case; that it was done is recorded."""

from typing import Any

import click

from houvast.engines.matching.identifiers import identifier
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import account_named, as_option, now
from houvast.entrypoints.cli.asking import form_option, key_options, keys_of
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.located import print_rows, row_json
from houvast.entrypoints.cli.showing import print_json
from houvast.features.locating.actions import look_up
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import require
from houvast.foundation.organisations.queries import organisation_by_key


class NothingToLookFor(Trouble):
    """No identifier was given."""


@click.command("locate")
@key_options
@click.option(
    "--organisation", required=True, metavar="KEY", help="For which organisation: only its rows are looked at."
)
@click.option("--values", is_flag=True, help="Show what the rows hold.")
@as_option
@form_option
def command(organisation: str, values: bool, user: str | None, form: str, **given: Any) -> None:  # noqa: FBT001
    """Find everything that systems hold about a person. Nothing is kept but the fact that somebody looked.

    Ends with 3 when nobody or several people were found, or a part was not read.
    """
    account = account_named(user)
    for permission in (Permission.LOCATE, Permission.VIEW_LOCATED):
        require(account, permission, organisation)
    pairs = keys_of(given)
    if not pairs:
        raise NothingToLookFor("give at least one identifier, such as --email, --phone or --customer-number")
    country = organisation_by_key(organisation).country
    keys = frozenset(identifier(kind, text, country=country) for kind, text in pairs)
    found = look_up(organisation=organisation, keys=keys, by=account.actor, at=now())
    if form == "json":
        rows = [row_json(item, values=values) for item in found.located]
        print_json({"located": rows, "problems": found.problems})
    else:
        print_rows(found.located, found.problems, values=values)
    if found.problems:
        click.get_current_context().exit(NOT_CLEAN)
