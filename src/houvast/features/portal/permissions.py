"""The gate before the desk's pages about what people write."""

from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.queries import facts_for
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, require, role_allows


def enter_page(account: Account, number: str, *needed: Permission) -> CaseFacts:
    """Return a case whose messages the account may read, and in which it may do all of `needed`.

    To read what somebody wrote takes the permission to register what they say.

    :raises NotAllowed: the role of the account does not allow it.
    :raises NoSuchCase: there is none, or it is of an organisation that is not assigned to the account.
    """
    if not reads_messages(account):
        raise NotAllowed("Your account reads no messages: ask the privacy officer.")
    facts = facts_for(account, number)
    for permission in (Permission.VIEW_CASE, Permission.REGISTER_CASE, *needed):
        require(account, permission, facts.organisation)
    return facts


def reads_messages(account: object) -> bool:
    """Tell whether the role of an account reads what people write."""
    return all(role_allows(account, one) for one in (Permission.VIEW_CASE, Permission.REGISTER_CASE))
