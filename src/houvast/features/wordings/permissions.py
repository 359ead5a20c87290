"""Who writes and approves the texts of an organisation: who records its instructions."""

from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, require, role_allows
from houvast.foundation.accounts.queries import organisations_of


def enter_texts(account: object, organisation: str) -> Account:
    """Return an account that may write and approve texts of an organisation.

    :raises NotAllowed: it may not, or there is no such organisation.
    """
    if not isinstance(account, Account):
        raise NotAllowed("Your account writes no texts: ask the privacy officer.")
    require(account, Permission.RECORD_INSTRUCTION, organisation)
    return account


def writes_texts(account: object) -> bool:
    """Whether an account writes texts of any organisation, to show it the way."""
    if not isinstance(account, Account) or not role_allows(account, Permission.RECORD_INSTRUCTION):
        return False
    return any(may(account, Permission.RECORD_INSTRUCTION, one.key) for one in organisations_of(account))
