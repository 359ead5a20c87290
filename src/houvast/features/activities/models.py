"""The table of files that list activities."""

from django.db import models
from django.db.models import Q


class ActivityFile(models.Model):
    """One version of one file; of each name at most one counts, the others are history."""

    name = models.CharField(max_length=100)
    text = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    current = models.BooleanField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=140)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(current=True), name="activities_one_version_counts"),
        ]
