"""The Django app `ui`."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and template tags of every page."""

    name = "houvast.foundation.ui"
    label = "ui"
