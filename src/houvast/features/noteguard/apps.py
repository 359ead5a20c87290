"""How Django finds the note guard."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from houvast.engines.scanner.scanning import choose


class NoteguardConfig(AppConfig):
    """The note guard."""

    name = "houvast.features.noteguard"
    label = "noteguard"
    verbose_name = _("note guard")

    def ready(self) -> None:
        """Take the path that the surroundings ask for."""
        choose(settings.HOUVAST_SCANNER)
