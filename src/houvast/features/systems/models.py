"""The table of systems."""

from django.db import models
from django.db.models import Q

from houvast.features.systems.contracts import KnownSystem


class System(models.Model):
    """A system that holds personal data; the row stays after it was removed, since evidence speaks of it."""

    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    url = models.CharField(max_length=1000)
    secret_ref = models.CharField(max_length=1000, blank=True, default="")
    host_party = models.CharField(max_length=200, blank=True, default="")
    options = models.JSONField(default=dict)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(removed_at=None), name="systems_key_once"),
        ]

    def known(self) -> KnownSystem:
        """Give this row as a plain value."""
        return KnownSystem(
            key=self.key,
            kind=self.kind,
            url=self.url,
            secret_ref=self.secret_ref,
            host_party=self.host_party,
            options=tuple(sorted(self.options.items())),
            added_at=self.added_at,
        )
