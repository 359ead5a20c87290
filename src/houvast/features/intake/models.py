"""The tables of what came in without an agent."""

from django.db import models


class Submission(models.Model):
    """That a program handed in a request; `key` is the digest of what it knows it by, so that it counts once.

    `digest` is a keyed hash of what it asked under that key, empty where that is not known.
    """

    program = models.UUIDField()
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, blank=True, default="")
    case = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["program", "key"], name="intake_handed_in_once")]


class WebForm(models.Model):
    """That a request came from a public page.

    `key` is a keyed hash of the form and all that was filled in, so that a form counts once; `content` one of what was
    filled in alone; `network` one of the network that it came from, under a key of the day, emptied after that day.
    `spam_at` and `spam_why` tell when and why its case was closed as no request.
    """

    key = models.CharField(max_length=64, unique=True)
    content = models.CharField(max_length=64, db_index=True)
    network = models.CharField(max_length=64, blank=True, default="")
    case = models.CharField(max_length=40, db_index=True)
    doubts = models.JSONField(default=list)
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    spam_at = models.DateTimeField(null=True)
    spam_why = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["network", "at"], name="intake_network")]


class Letter(models.Model):
    """The scan of a letter, a sealed file of its case."""

    case = models.CharField(max_length=40, db_index=True)
    file = models.UUIDField(unique=True)
    pages = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
