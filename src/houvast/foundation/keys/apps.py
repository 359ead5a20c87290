"""The app that holds the keys of cases."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """Keys of cases, each wrapped by the master key."""

    name = "houvast.foundation.keys"
    label = "keys"
