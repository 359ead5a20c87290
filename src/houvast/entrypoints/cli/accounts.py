"""`houvast account`: who may come in, and for whom they work."""

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now, setting_up
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import print_json, say, table
from houvast.foundation.accounts import actions
from houvast.foundation.accounts.contracts import Permission, Role
from houvast.foundation.accounts.queries import account_by_username, accounts

PASSWORD = click.option(
    "--password", envvar="HOUVAST_NEW_PASSWORD", prompt=True, hide_input=True, confirmation_prompt=True,
    help="Asked for when absent; better not written in a command.",
)  # fmt: skip


@click.group("account")
def command() -> None:
    """Let people in, and say for whom they work."""


@command.command("add")
@click.argument("username")
@click.option("--name", required=True, help="The name that pages show.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--organisation", "organisations", multiple=True, help="Key of an organisation to work for; repeatable.")
@click.option("--email", default="")
@PASSWORD
@as_option
def add(
    username: str, name: str, role: str, organisations: tuple[str, ...], email: str, password: str, user: str | None
) -> None:
    """Let somebody come in. The very first account needs no --as."""
    by, at = setting_up(user), now()
    account = actions.add_account(
        username=username, display_name=name, role=Role(role), password=password, email=email, by=by, at=at
    )
    for key in organisations:
        actions.assign(account=account, organisation_key=key, by=by, at=at)
    say(f"{account.username} may come in.")


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List the accounts, with role and organisations."""
    setting_up(user)
    found = [
        {
            "username": one.username,
            "name": one.display_name,
            "role": one.role,
            "organisations": sorted(organisation.key for organisation in one.organisations.all()),
            "active": one.is_active,
        }
        for one in accounts()
    ]
    if form == "json":
        print_json(found)
        return
    table("Accounts", ["user", "name", "role", "organisations", "active"], [list(one.values()) for one in found])


@command.command("assign")
@click.argument("username")
@click.argument("organisation")
@click.option("--withdraw", is_flag=True, help="End the work for that organisation instead.")
@as_option
def assign(username: str, organisation: str, withdraw: bool, user: str | None) -> None:  # noqa: FBT001 (a flag)
    """Let an account work for an organisation; its cases can be seen from then on."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    change = actions.withdraw if withdraw else actions.assign
    change(account=account_by_username(username), organisation_key=organisation, by=by, at=now())
    say(f"{username.lower()} works {'no longer ' if withdraw else ''}for {organisation}.")


@command.command("password")
@click.argument("username")
@PASSWORD
@as_option
def password(username: str, password: str, user: str | None) -> None:
    """Give an account another password."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    actions.set_password(account=account_by_username(username), password=password, by=by, at=now())
    say(f"{username.lower()} has another password; other sessions end.")
