"""The app that sends messages."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Mails and text messages to people outside."""

    name = "houvast.foundation.notifications"
    label = "notifications"
