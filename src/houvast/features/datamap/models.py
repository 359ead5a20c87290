"""The tables of the files that make the data map, and of how the systems were found to be."""

from django.db import models
from django.db.models import Q


class MapFile(models.Model):
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
            models.UniqueConstraint(fields=["name"], condition=Q(current=True), name="datamap_one_version_counts"),
        ]


class LastCheck(models.Model):
    """How a system was found to be when it was last checked; the points say nothing about a person."""

    system = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=40, blank=True)
    points = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ["system"]
