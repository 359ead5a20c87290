"""The app of requests by data subjects."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Cases, their clocks and their answers."""

    name = "houvast.features.rights"
    label = "rights"
