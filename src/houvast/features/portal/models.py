"""The tables of the person's own page; what was typed, written or proven lies sealed, and no token is kept."""

import uuid

from django.db import models


class Knock(models.Model):
    """Somebody asked for a code: at the door, known or not, or to fetch the answer.

    What was typed lies sealed under the key of the day, the contact point that fits under that of the case. Whether a
    case fits is worked out later and elsewhere, so that the door takes as long for everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=8)
    network = models.CharField(max_length=64, blank=True, default="", db_index=True)
    visit = models.UUIDField(null=True)
    typed = models.BinaryField(null=True)
    language = models.CharField(max_length=2)
    case = models.CharField(max_length=40, blank=True, default="", db_index=True)
    contact = models.BinaryField(null=True)
    code = models.CharField(max_length=64, blank=True, default="")
    made_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)


class Visit(models.Model):
    """A page that is open; which case it shows can be read only with the token that the browser holds.

    `case_index` is a keyed hash of the case, to end its visits; `level` is what was proven during this visit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    case_index = models.CharField(max_length=64, db_index=True)
    level = models.PositiveSmallIntegerField(default=0)
    entered_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)


class WrongProof(models.Model):
    """A wrong code or answer was given on a page to prove who it is; counted by page, and forgotten after a day."""

    case_index = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_index", "at"], name="portal_wrong_proof")]


class Message(models.Model):
    """A message of the person or to them, sealed under the key of the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.CharField(max_length=40, db_index=True)
    author = models.CharField(max_length=8)
    words = models.BinaryField()
    by = models.CharField(max_length=140)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]


class MessageFile(models.Model):
    """A file that came with a message."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    file = models.UUIDField(unique=True)


class ClosedPage(models.Model):
    """A page that nobody is let in to any more."""

    case = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
