"""How Django finds the person's own page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from houvast.foundation.ui.on_case import offer


class PortalConfig(AppConfig):
    """The person's own page."""

    name = "houvast.features.portal"
    label = "portal"
    verbose_name = _("person’s own page")

    def ready(self) -> None:
        """Bring the conversation with the person to the page of their case."""
        from houvast.features.portal.desk.on_case import (  # noqa: PLC0415 (reads tables: once apps are ready)
            conversation,
        )

        offer("portal", conversation)
