"""Who may do what: one table, and one question to ask of it."""

from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from houvast.engines.trouble import Trouble
from houvast.foundation.accounts.contracts import CENTRE_WIDE, Actor, Permission, Role
from houvast.foundation.accounts.models import Account

_CALLER = frozenset({Permission.REGISTER_CASE, Permission.VIEW_CASE, Permission.VERIFY_IDENTITY, Permission.LOCATE})
_CASE_WORK = _CALLER | {
    Permission.VIEW_LOCATED,
    Permission.DECIDE,
    Permission.MAKE_PLAN,
    Permission.ANSWER_CASE,
    Permission.CLOSE_CASE,
    Permission.VIEW_MAP,
}

MATRIX: dict[Role, frozenset[Permission]] = {
    Role.AGENT: _CALLER,
    Role.TEAM_LEAD: _CASE_WORK | {Permission.CLEAN_NOTES},
    Role.PRIVACY_OFFICER: _CASE_WORK
    | {
        Permission.APPROVE_PLAN,
        Permission.EXECUTE_PLAN,
        Permission.RECORD_INSTRUCTION,
        Permission.VIEW_EVIDENCE,
        Permission.LOAD_MAP,
        Permission.REAPPLY,
        Permission.VERIFY_EVIDENCE,
        Permission.MANAGE_ACCOUNTS,
        Permission.CLEAN_NOTES,
        Permission.MANAGE_GUARD,
    },
    Role.SYSTEM_OWNER: frozenset(
        {
            Permission.VIEW_MAP,
            Permission.MANAGE_SYSTEMS,
            Permission.LOAD_MAP,
            Permission.REAPPLY,
            Permission.VERIFY_EVIDENCE,
            Permission.MANAGE_GUARD,
        }
    ),
    Role.PRINCIPAL_CONTACT: frozenset({Permission.VIEW_CASE, Permission.APPROVE_INSTRUCTION}),
    Role.AUDITOR: frozenset(
        {
            Permission.VIEW_CASE,
            Permission.VIEW_LOCATED,
            Permission.VIEW_EVIDENCE,
            Permission.VIEW_MAP,
            Permission.VERIFY_EVIDENCE,
        }
    ),
}
"""The agent handles the caller, the team lead prepares, the privacy officer approves and carries out; the system owner
looks after systems and sees no case; a principal's contact reads its own cases; the auditor reads, changes nothing."""


class NotAllowed(Trouble):
    """Somebody asked for what their account may not do."""

    status = 403


def may(account: Account | AnonymousUser, permission: str, organisation_key: str | None = None) -> bool:
    """Say whether an account may do something, with the data of an organisation where that is what it is about.

    A permission about an organisation's data is never given without naming that organisation.
    """
    return bool(rules.has_perm(Permission(permission), account, organisation_key))


def require(account: Account | AnonymousUser, permission: str, organisation_key: str | None = None) -> None:
    """Go on only when the account may.

    :raises NotAllowed: when it may not; the message does not say whether what was asked for exists.
    """
    if not may(account, permission, organisation_key):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")


def require_other_eyes(*, approver: Actor, maker: Actor) -> None:
    """Refuse an approval by the maker, where HOUVAST_FOUR_EYES asks for two people.

    :raises NotAllowed: when approver and maker are the same.
    """
    if settings.HOUVAST_FOUR_EYES and approver == maker:
        raise NotAllowed("A plan is approved by somebody other than its maker: ask a colleague.")


def role_allows(account: Any, permission: Permission) -> bool:
    """Whether the role holds the permission; nobody's does who is not logged in or not active."""
    return isinstance(account, Account) and account.is_active and permission in MATRIX[Role(account.role)]


def works_for(account: Any, organisation_key: str | None) -> bool:
    """Whether the organisation is assigned to the account."""
    return bool(organisation_key) and account.organisations.filter(key=organisation_key).exists()


def register_permissions() -> None:
    """Tell the library which predicate answers for each permission."""
    for permission in Permission:
        if not rules.perm_exists(permission):
            rules.add_perm(permission, _answer_for(permission))


def _answer_for(permission: Permission) -> Any:
    def by_role(account: Any) -> bool:
        return role_allows(account, permission)

    answer = rules.predicate(by_role, name=f"role_has_{permission}")
    return answer if permission in CENTRE_WIDE else answer & rules.predicate(works_for)
