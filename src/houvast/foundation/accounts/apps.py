"""How Django finds the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts: people of the centre and of its principals."""

    name = "houvast.foundation.accounts"
    label = "accounts"
    verbose_name = _("accounts")

    def ready(self) -> None:
        """Make the permissions known to the library that answers for them."""
        from houvast.foundation.accounts.permissions import register_permissions  # noqa: PLC0415 (apps ready)

        register_permissions()
