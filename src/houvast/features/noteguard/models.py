"""The tables of the note guard; none holds a word of a note."""

import uuid

from django.db import models

from houvast.features.noteguard.contracts import KeyFacts
from houvast.foundation.organisations.models import Organisation


class GuardKey(models.Model):
    """What a page of another program shows to have text checked: only a digest of it is kept.

    It opens nothing but checking, and only from the origins named here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    origins = models.JSONField(default=list)
    block_from = models.PositiveSmallIntegerField(null=True)
    masks = models.JSONField(default=list)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "made_at"]

    def facts(self) -> KeyFacts:
        """Give this row as a plain value."""
        return KeyFacts(
            id=self.id,
            organisation=self.organisation.key,
            name=self.name,
            origins=tuple(self.origins),
            block_from=self.block_from,
            masks=tuple(self.masks),
            made_at=self.made_at,
            revoked_at=self.revoked_at,
        )
