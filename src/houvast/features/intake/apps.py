"""How Django finds the intake."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Intake: requests that come in without an agent."""

    name = "houvast.features.intake"
    label = "intake"
    verbose_name = _("intake")
