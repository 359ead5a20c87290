"""The gate before every page of a case and every step in it."""

from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.queries import facts_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, require, role_allows


def enter_case(account: Account, number: str, *needed: Permission) -> CaseFacts:
    """Return a case that the account may look at, and in which it may do all of `needed`.

    Whose role sees no cases is refused before the number is looked up, so that nothing shows whether it exists.

    :raises NotAllowed: the role of the account does not allow it.
    :raises NoSuchCase: there is none, or it is of an organisation that is not assigned to the account.
    """
    if not role_allows(account, Permission.VIEW_CASE):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")
    facts = facts_for(account, number)
    for permission in (Permission.VIEW_CASE, *needed):
        require(account, permission, facts.organisation)
    return facts


def enter_case_for_one_of(account: Account, number: str, *enough: Permission) -> CaseFacts:
    """Return a case in which the account may do at least one thing.

    :raises NotAllowed: it may do none of them.
    :raises NoSuchCase: as in `enter_case`.
    """
    facts = enter_case(account, number)
    if not any(may(account, permission, facts.organisation) for permission in enough):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    return facts


def sees_cases(account: object) -> bool:
    """Tell whether the role of an account sees cases at all, to show it the way to them."""
    return role_allows(account, Permission.VIEW_CASE)
