"""The tables of the note guard; none holds a word of a note."""

import uuid

from django.db import models

from houvast.features.noteguard.contracts.findings import FindingState, QueuedFinding
from houvast.features.noteguard.contracts.keys import KeyFacts
from houvast.features.noteguard.contracts.numbers import MaskFacts
from houvast.features.noteguard.contracts.systems import Estimate, SweepFacts
from houvast.features.noteguard.rules import wilson
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
            made_at=self.made_at,
            revoked_at=self.revoked_at,
        )


class NumberMask(models.Model):
    """The shape of an organisation's customer numbers, never such a number: 9 is any digit, @ any letter."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mask = models.CharField(max_length=30)
    is_swept = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["organisation__name", "mask"]
        constraints = [models.UniqueConstraint(fields=["organisation", "mask"], name="noteguard_mask_once")]

    def facts(self) -> MaskFacts:
        """Give this row as a plain value."""
        return MaskFacts(self.organisation.key, self.mask, is_swept=self.is_swept, added_at=self.added_at)


class Sweep(models.Model):
    """One reading of all notes of a system for one organisation; `done` are the fields that were read to their end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=60)
    ruleset = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    done = models.JSONField(default=list)
    notes = models.BigIntegerField(default=0)
    flagged = models.BigIntegerField(default=0)
    queued = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    groups = models.JSONField(default=dict)  # a team -> notes read, findings in them

    class Meta:
        ordering = ["-begun_at"]

    def facts(self) -> SweepFacts:
        """Give this row as a plain value."""
        return SweepFacts(
            id=self.id,
            organisation=self.organisation.key,
            system=self.system,
            begun_at=self.begun_at,
            ended_at=self.ended_at,
            notes=self.notes,
            flagged=self.flagged,
            queued=self.queued,
        )


class NoteFinding(models.Model):
    """A finding in a note of a system.

    `place` is the note's key, sealed; `place_index`, `text_index` and `words_index` are keyed hashes of that key with
    the field, of the whole note, and of the words found: to know a note, a change of it, and the same words again.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=60)
    collection = models.CharField(max_length=200)
    field = models.CharField(max_length=200)
    place = models.BinaryField()
    place_index = models.CharField(max_length=64)
    text_index = models.CharField(max_length=64)
    words_index = models.CharField(max_length=64)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    category = models.CharField(max_length=20)
    severity = models.PositiveSmallIntegerField()
    confidence = models.FloatField()
    rule = models.CharField(max_length=120)
    ruleset = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default=FindingState.OPEN)
    replacement = models.BinaryField(null=True)
    reason = models.CharField(max_length=40, blank=True, default="")
    found_at = models.DateTimeField()
    decided_by = models.CharField(max_length=140, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    cleaned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-severity", "rule", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place_index", "text_index", "start", "rule"], name="noteguard_finding_once"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "rule"], name="noteguard_queue")]

    @property
    def scope(self) -> str:
        """The name of the key under which the note's key lies."""
        return f"notes:{self.organisation.key}"

    def facts(self) -> QueuedFinding:
        """Give this row as a plain value."""
        return QueuedFinding(
            id=self.pk,
            organisation=self.organisation.key,
            system=self.system,
            collection=self.collection,
            field=self.field,
            category=self.category,
            severity=self.severity,
            rule=self.rule,
            state=FindingState(self.state),
            found_at=self.found_at,
            decided_by=self.decided_by,
            reason=self.reason,
        )


class Suppression(models.Model):
    """Words that mean nothing about a person at this client: findings of the rule in them are not queued again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=120)
    words_index = models.CharField(max_length=64)
    reason = models.CharField(max_length=40)
    by = models.CharField(max_length=140)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "rule", "words_index"], name="noteguard_suppressed_once"),
        ]


class NoteSample(models.Model):
    """What a sample of a system's notes counted; the notes themselves are not kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=60)
    at = models.DateTimeField()
    sampled = models.PositiveIntegerField()
    flagged = models.PositiveIntegerField()
    notes = models.BigIntegerField()
    is_whole = models.BooleanField()

    class Meta:
        ordering = ["-at"]

    def facts(self) -> Estimate:
        """Give this row as a plain value, with what it says of all notes."""
        low, high = wilson(self.flagged, self.sampled)
        share = self.flagged / self.sampled if self.sampled else 0.0
        return Estimate(
            system=self.system,
            at=self.at,
            sampled=self.sampled,
            flagged=self.flagged,
            notes=self.notes,
            is_whole=self.is_whole,
            share=share,
            low=low,
            high=high,
        )


class Investigation(models.Model):
    """An internal investigation of what a sweep found; the conclusion is sealed."""

    number = models.CharField(max_length=80, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sweep = models.OneToOneField(Sweep, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=140)
    severe = models.PositiveIntegerField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=140, blank=True, default="")
    conclusion = models.BinaryField(null=True)

    class Meta:
        ordering = ["-opened_at"]

    @property
    def scope(self) -> str:
        """The name of the key under which the conclusion lies."""
        return f"notes:{self.organisation.key}"
