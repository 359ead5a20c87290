"""What others may hold of an account."""

from enum import StrEnum

from houvast.foundation.events.facts import Actor as Actor


class Role(StrEnum):
    """What somebody is here for; each account has exactly one."""

    AGENT = "agent"
    TEAM_LEAD = "team_lead"
    PRIVACY_OFFICER = "privacy_officer"
    SYSTEM_OWNER = "system_owner"
    PRINCIPAL_CONTACT = "principal_contact"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """Everything that can be allowed; `permissions.py` says to whom."""

    REGISTER_CASE = "register_case"
    VIEW_CASE = "view_case"
    VERIFY_IDENTITY = "verify_identity"
    LOCATE = "locate"
    VIEW_LOCATED = "view_located"
    DECIDE = "decide"
    MAKE_PLAN = "make_plan"
    APPROVE_PLAN = "approve_plan"
    EXECUTE_PLAN = "execute_plan"
    ANSWER_CASE = "answer_case"
    CLOSE_CASE = "close_case"
    APPROVE_INSTRUCTION = "approve_instruction"
    RECORD_INSTRUCTION = "record_instruction"
    VIEW_EVIDENCE = "view_evidence"
    VIEW_MAP = "view_map"
    MANAGE_SYSTEMS = "manage_systems"
    LOAD_MAP = "load_map"
    REAPPLY = "reapply"
    VERIFY_EVIDENCE = "verify_evidence"
    MANAGE_ACCOUNTS = "manage_accounts"
    CLEAN_NOTES = "clean_notes"
    MANAGE_GUARD = "manage_guard"


CENTRE_WIDE = frozenset(
    {
        Permission.VIEW_MAP,
        Permission.MANAGE_SYSTEMS,
        Permission.LOAD_MAP,
        Permission.REAPPLY,
        Permission.VERIFY_EVIDENCE,
        Permission.MANAGE_ACCOUNTS,
        Permission.MANAGE_GUARD,
    }
)
"""Permissions about the centre's own machinery; all others are about one organisation's data and need that assigned."""
