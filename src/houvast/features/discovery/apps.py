"""How Django finds discovery."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    """Proposals for the data map, and the schemas that were reviewed."""

    name = "houvast.features.discovery"
    label = "discovery"

    def ready(self) -> None:
        """Have a task opened when a system changed, and closed when that was reviewed."""
        # These hold tables, which exist only once Django is ready.
        from houvast.features.discovery.events import DriftFound, SchemaReviewed  # noqa: PLC0415 (apps ready)
        from houvast.features.discovery.handlers import ask_for_review  # noqa: PLC0415 (apps ready)
        from houvast.foundation.events.hub import subscribe  # noqa: PLC0415 (apps ready)

        subscribe(DriftFound, ask_for_review)
        subscribe(SchemaReviewed, ask_for_review)
