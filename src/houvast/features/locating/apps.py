"""The app that finds people in systems."""

from django.apps import AppConfig


class LocatingConfig(AppConfig):
    """Searches, and what a human decided on candidates."""

    name = "houvast.features.locating"
    label = "locating"
