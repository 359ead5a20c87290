"""The table of what programs handed in."""

from django.db import models


class Submission(models.Model):
    """That a program handed in a request; `key` is the digest of what it knows it by, so that it counts once."""

    program = models.UUIDField()
    key = models.CharField(max_length=64)
    case = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["program", "key"], name="intake_handed_in_once")]
