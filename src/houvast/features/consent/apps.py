"""How Django finds the contact blocks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    """Consent: who must be left alone."""

    name = "houvast.features.consent"
    label = "consent"
    verbose_name = _("contact blocks")
