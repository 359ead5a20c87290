"""How Django finds the data map."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DatamapConfig(AppConfig):
    """The data map: what every system holds."""

    name = "houvast.features.datamap"
    label = "datamap"
    verbose_name = _("data map")
