"""Who uses the guide: everybody who has customers on the line or in the mail."""

from houvast.foundation.accounts.contracts import Permission, Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed, may, require


def enter_guide(account: object) -> Account:
    """Return an account that may use the guide.

    :raises NotAllowed: it is a principal's contact, who answers no customers of the centre.
    """
    if not isinstance(account, Account) or not uses_guide(account):
        raise NotAllowed("Your account does not use the guide: ask the privacy officer.")
    return account


def uses_guide(account: object) -> bool:
    """Whether an account uses the guide, to show it the way."""
    return isinstance(account, Account) and account.is_active and account.role != Role.PRINCIPAL_CONTACT


def enter_answers(account: object, organisation: str) -> Account:
    """Return an account that decides what agents say for an organisation: who records its instructions.

    :raises NotAllowed: it may not, or there is no such organisation.
    """
    found = enter_guide(account)
    require(found, Permission.RECORD_INSTRUCTION, organisation)
    return found


def approves_answers(account: Account, organisation: str) -> bool:
    """Whether an account decides what agents say for an organisation, to show it the way."""
    return may(account, Permission.RECORD_INSTRUCTION, organisation)
