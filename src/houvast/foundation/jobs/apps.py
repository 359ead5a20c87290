"""The app that keeps and carries out jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Durable jobs, with their progress."""

    name = "houvast.foundation.jobs"
    label = "jobs"
