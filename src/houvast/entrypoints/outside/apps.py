"""How Django finds the templates for outsiders."""

from django.apps import AppConfig


class OutsideConfig(AppConfig):
    """The way in for people without an account."""

    name = "houvast.entrypoints.outside"
    label = "outside"
