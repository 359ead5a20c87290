"""Who may look at the map and at the systems."""

from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, role_allows


def enter_map(account: object) -> Account:
    """Return an account that may look at the map, and have systems checked: a check writes nothing in them.

    :raises NotAllowed: it may not.
    """
    if not isinstance(account, Account) or not sees_map(account):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    return account


def sees_map(account: object) -> bool:
    """Tell whether an account may look at the map, to show it the way."""
    return role_allows(account, Permission.VIEW_MAP)
