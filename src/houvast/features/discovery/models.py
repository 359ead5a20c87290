"""The tables of discovery: proposals and decisions, and schemas as reviewed and as seen; never a value."""

from django.db import models


class ProposalRecord(models.Model):
    """What one field seems to hold, and what was decided about it; `digest` is of what the decision was about."""

    system = models.CharField(max_length=60)
    collection = models.CharField(max_length=200)
    field = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=120, blank=True)
    decided_category = models.CharField(max_length=120, blank=True, default="")
    confidence = models.FloatField()
    reasons = models.JSONField(default=list)
    references = models.JSONField(default=list)
    identity = models.CharField(max_length=60, blank=True)
    special = models.CharField(max_length=40, blank=True)
    age = models.BooleanField()
    free_text = models.BooleanField()
    primary_key = models.BooleanField()
    subject = models.CharField(max_length=20)
    data_type = models.CharField(max_length=20, blank=True)
    length = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    status = models.CharField(max_length=10)
    applied = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=140, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["confidence", "system", "collection", "field"]
        constraints = [
            models.UniqueConstraint(fields=["system", "collection", "field"], name="discovery_field_once"),
        ]


class SchemaState(models.Model):
    """A collection as it was reviewed last and as it was seen last; null where it was not there.

    The two differ as long as nobody reviewed what changed.
    """

    system = models.CharField(max_length=60)
    collection = models.CharField(max_length=200)
    reviewed = models.JSONField(null=True)
    seen = models.JSONField(null=True)
    seen_digest = models.CharField(max_length=64, blank=True)
    differs = models.BooleanField(default=False, db_index=True)
    found_at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=140, blank=True, default="")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["system", "collection"]
        constraints = [
            models.UniqueConstraint(fields=["system", "collection"], name="discovery_schema_once"),
        ]
