"""How Django finds the activities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """Activities: what is done with data, and why it may be."""

    name = "houvast.features.activities"
    label = "activities"
    verbose_name = _("processing activities")
