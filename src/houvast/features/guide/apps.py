"""How Django finds the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """The agents' guide."""

    name = "houvast.features.guide"
    label = "guide"
    verbose_name = _("guide")

    def ready(self) -> None:
        """Let cards and answers be written by organisations."""
        from houvast.features.guide.desk.own_texts import (  # noqa: PLC0415 (reads tables: once apps are ready)
            offer_texts,
        )

        offer_texts()
