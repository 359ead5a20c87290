"""How Django finds discovery."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    """Proposals for the data map, and the schemas that were reviewed."""

    name = "houvast.features.discovery"
    label = "discovery"
