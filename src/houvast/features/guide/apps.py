"""How Django finds the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """The agents' guide."""

    name = "houvast.features.guide"
    label = "guide"
    verbose_name = _("guide")
