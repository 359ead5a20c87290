"""How Django finds the organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations: who is responsible for which data."""

    name = "houvast.foundation.organisations"
    label = "organisations"
    verbose_name = _("organisations")
