"""The app that keeps the evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Evidence: hears every fact, also those of the layers below."""

    name = "houvast.foundation.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Learn which facts there are, and listen to those that are announced without being recorded."""
        # These hold tables, which exist only once Django is ready.
        from houvast.foundation.events.facts import Fact  # noqa: PLC0415 (apps ready)
        from houvast.foundation.events.hub import Moment, subscribe  # noqa: PLC0415 (apps ready)
        from houvast.foundation.evidence.handlers import record_heard  # noqa: PLC0415
        from houvast.foundation.evidence.registry import register_all  # noqa: PLC0415

        register_all()
        subscribe(Fact, record_heard, Moment.INSIDE)
