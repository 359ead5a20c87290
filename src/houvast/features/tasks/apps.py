"""How Django finds the tasks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Tasks: what people do by hand."""

    name = "houvast.features.tasks"
    label = "tasks"
    verbose_name = _("tasks")
