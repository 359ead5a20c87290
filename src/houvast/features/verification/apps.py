"""How Django finds the checks of identity."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    """Verification: who is asking."""

    name = "houvast.features.verification"
    label = "verification"
    verbose_name = _("identity checks")
