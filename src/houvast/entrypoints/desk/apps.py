"""How Django finds the templates of the shell."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The way in for the people of the centre."""

    name = "houvast.entrypoints.desk"
    label = "desk"
