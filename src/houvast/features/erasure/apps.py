"""The app that changes other people's systems."""

from django.apps import AppConfig


class ErasureConfig(AppConfig):
    """Plans, intentions, proofs and sealed records."""

    name = "houvast.features.erasure"
    label = "erasure"
