"""How Django finds the note guard."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoteguardConfig(AppConfig):
    """The note guard."""

    name = "houvast.features.noteguard"
    label = "noteguard"
    verbose_name = _("note guard")
