"""The app that keeps files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files of cases, encrypted at rest."""

    name = "houvast.foundation.files"
    label = "files"
