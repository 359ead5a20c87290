"""How Django finds OpenDSR."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenDSRConfig(AppConfig):
    """Requests between a controller and its processors."""

    name = "houvast.features.opendsr"
    label = "opendsr"
    verbose_name = _("OpenDSR")

    def ready(self) -> None:
        """Have a case that is passed on sent to a principal who takes requests as OpenDSR."""
        # These hold tables, which exist only once Django is ready.
        from houvast.features.opendsr.jobs import send_what_was_passed_on  # noqa: PLC0415 (apps ready)
        from houvast.features.rights.events import CaseForwarded, RowsForwarded  # noqa: PLC0415 (apps ready)
        from houvast.foundation.events.hub import subscribe  # noqa: PLC0415 (apps ready)

        subscribe(CaseForwarded, send_what_was_passed_on)
        subscribe(RowsForwarded, send_what_was_passed_on)
