"""Who lays down with whom requests are exchanged."""

from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, role_allows


def enter_partners(account: object) -> Account:
    """Return an account that may see and change with whom requests are exchanged.

    :raises NotAllowed: it may not.
    """
    if not isinstance(account, Account) or not manages_partners(account):
        raise NotAllowed("Your account may not do this: ask the privacy officer.")
    return account


def manages_partners(account: object) -> bool:
    """Tell whether an account may, to show it the way."""
    return role_allows(account, Permission.MANAGE_ACCOUNTS)
