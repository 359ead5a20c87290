"""The table of the chain."""

from django.db import models


class Entry(models.Model):
    """One link; triggers refuse every change, and every insertion that does not follow the last entry."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    actor = models.CharField(max_length=140)
    case = models.CharField(max_length=120, blank=True, db_index=True)
    facts = models.TextField()
    scope = models.CharField(max_length=120, blank=True)
    payload = models.BinaryField(null=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
