"""How Django finds the templates of the person's own page."""

from django.apps import AppConfig


class SubjectPortalConfig(AppConfig):
    """The person's own page."""

    name = "houvast.entrypoints.subject_portal"
    label = "subject_portal"
