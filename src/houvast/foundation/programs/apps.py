"""The app that knows other programs."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Programs of clients, with their keys."""

    name = "houvast.foundation.programs"
    label = "programs"
