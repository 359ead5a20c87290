"""The app of requests by data subjects."""

from django.apps import AppConfig

from houvast.features.rights.mails.writing import check_texts


class RightsConfig(AppConfig):
    """Cases, their clocks and their answers."""

    name = "houvast.features.rights"
    label = "rights"

    def ready(self) -> None:
        """See to it that every mail can be written, before anybody is promised one."""
        check_texts()
