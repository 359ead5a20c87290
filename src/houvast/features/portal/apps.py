"""How Django finds the person's own page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The person's own page."""

    name = "houvast.features.portal"
    label = "portal"
    verbose_name = _("person’s own page")
