"""Who runs a command: the same accounts and permissions as on the pages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.queries import facts_for
from houvast.foundation.accounts.contracts import Actor, Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows
from houvast.foundation.accounts.queries import account_by_username, accounts

Command = TypeVar("Command", bound=Callable[..., Any])
VARIABLE = "HOUVAST_AS"
SETUP = Actor(kind="system", key="setup")


class NobodyNamed(Trouble):
    """The command must know who runs it."""


def as_option(command: Command) -> Command:
    """Add `--as USER`, which comes in as `user`."""
    help_ = f"The account that runs this; else the environment variable {VARIABLE}."
    return click.option("--as", "user", envvar=VARIABLE, metavar="USER", help=help_)(command)


def now() -> datetime:
    """Give the moment at which a command does something."""
    return datetime.now(UTC)


def account_named(user: str | None) -> Account:
    """Give the account that runs a command.

    :raises NobodyNamed: no account was named.
    :raises UnknownAccount: there is none of that name.
    """
    if not user:
        raise NobodyNamed(f"say who you are: add --as USER, or set {VARIABLE}")
    return account_by_username(user)


def allowed(user: str | None, permission: Permission, organisation: str | None = None) -> Account:
    """Give the account that runs a command, where it may do what the command does.

    :raises NotAllowed: it may not.
    """
    account = account_named(user)
    require(account, permission, organisation)
    return account


def on_case(user: str | None, number: str, *needed: Permission) -> tuple[Account, CaseFacts]:
    """Give the account, and the case in which it may do all of `needed`.

    Whose role sees no cases is refused before the number is looked up, so that nothing shows whether it exists.

    :raises NotAllowed: its role does not allow it.
    :raises NoSuchCase: there is none that it may know of.
    """
    account = account_named(user)
    if not role_allows(account, Permission.VIEW_CASE):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")
    facts = facts_for(account, number)
    for permission in (Permission.VIEW_CASE, *needed):
        require(account, permission, facts.organisation)
    return account, facts


def setting_up(user: str | None) -> Actor:
    """Give who manages accounts and organisations: as long as there is no account at all, whoever sets the house up.

    :raises NotAllowed: the account may not.
    """
    if not user and not accounts().exists():
        return SETUP
    return allowed(user, Permission.MANAGE_ACCOUNTS).actor
