"""How Django finds the checks of identity."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    """Verification: who is asking."""

    name = "houvast.features.verification"
    label = "verification"
    verbose_name = _("identity checks")

    def ready(self) -> None:
        """Refuse to start with a table of levels, or a list of who vouches, that can't be used."""
        from houvast.features.verification.table import levels_in_use  # noqa: PLC0415 (settings must be there first)
        from houvast.features.verification.vouching import vouchers_in_use  # noqa: PLC0415 (same)

        levels_in_use()
        vouchers_in_use()
