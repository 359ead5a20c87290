"""Who may look at proposals, drift and gaps, and who decides about them."""

from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, role_allows


def enter_discovery(account: object) -> Account:
    """Return an account that may look at proposals, drift and gaps; they hold no values.

    :raises NotAllowed: it may not.
    """
    return _enter(account, Permission.VIEW_MAP)


def enter_review(account: object) -> Account:
    """Return an account that may have systems looked at, decide, and change the map.

    :raises NotAllowed: it may not.
    """
    return _enter(account, Permission.LOAD_MAP)


def sees_discovery(account: object) -> bool:
    """Tell whether an account may look, to show it the way."""
    return role_allows(account, Permission.VIEW_MAP)


def may_review(account: object) -> bool:
    """Tell whether an account may decide, to show it the buttons."""
    return role_allows(account, Permission.LOAD_MAP)


def _enter(account: object, permission: Permission) -> Account:
    if not isinstance(account, Account) or not role_allows(account, permission):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    return account
