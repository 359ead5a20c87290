"""How Django finds the systems."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SystemsConfig(AppConfig):
    """Systems: where personal data is held, and how to reach it."""

    name = "houvast.features.systems"
    label = "systems"
    verbose_name = _("systems")
