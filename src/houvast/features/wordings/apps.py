"""How Django finds the texts of organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WordingsConfig(AppConfig):
    """Texts in an organisation's own words."""

    name = "houvast.features.wordings"
    label = "wordings"
    verbose_name = _("own texts")
