"""How Django finds the intake."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from houvast.foundation.ui.on_case import offer


class IntakeConfig(AppConfig):
    """Intake: requests that come in without an agent."""

    name = "houvast.features.intake"
    label = "intake"
    verbose_name = _("intake")

    def ready(self) -> None:
        """Bring the scans of letters to the pages of their cases."""
        from houvast.features.intake.desk.on_case import scans  # noqa: PLC0415 (reads tables: only once apps are ready)

        offer("intake", scans)
