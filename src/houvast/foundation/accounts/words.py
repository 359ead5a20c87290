"""What pages call things of accounts."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.foundation.accounts.contracts import Role

_ROLES = {
    Role.AGENT: _("Agent"),
    Role.TEAM_LEAD: _("Team lead"),
    Role.PRIVACY_OFFICER: _("Privacy officer"),
    Role.SYSTEM_OWNER: _("System owner"),
    Role.PRINCIPAL_CONTACT: _("Contact of a principal"),
    Role.AUDITOR: _("Auditor"),
}


def role_name(role: Role) -> StrOrPromise:
    """Name a role in the reader's language."""
    return _ROLES[role]
