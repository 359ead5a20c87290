"""Who cleans up the notes of which organisation, and who gives out keys."""

from houvast.features.noteguard.contracts.findings import NotesOwner
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, require, role_allows
from houvast.foundation.accounts.queries import organisations_of


def enter_cleaning(account: object, organisation: str) -> Account:
    """Return an account that may see and clean the notes of an organisation.

    :raises NotAllowed: it may not, or there is no such organisation.
    """
    if not isinstance(account, Account):
        raise NotAllowed("Log in first.")
    require(account, Permission.CLEAN_NOTES, organisation)
    return account


def enter_keys(account: object) -> Account:
    """Return an account that may give out keys of the guard.

    :raises NotAllowed: it may not.
    """
    if not isinstance(account, Account) or not role_allows(account, Permission.MANAGE_GUARD):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    return account


def cleaned_by(account: object) -> tuple[NotesOwner, ...]:
    """Return the organisations whose notes an account may clean up; none when it may not."""
    if not isinstance(account, Account):
        return ()
    return tuple(
        NotesOwner(one.key, one.name)
        for one in organisations_of(account)
        if may(account, Permission.CLEAN_NOTES, one.key)
    )


def manages_keys(account: object) -> bool:
    """Tell whether an account may give out keys, to show it the way."""
    return role_allows(account, Permission.MANAGE_GUARD)
