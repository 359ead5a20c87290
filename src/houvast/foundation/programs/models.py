"""The tables of programs, and of how often somebody came through a public door."""

import uuid

from django.db import models

from houvast.foundation.programs.contracts import ProgramFacts, Scope


class Program(models.Model):
    """A program with the digest of its key; the key itself is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    a_minute = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "made_at"]

    def facts(self) -> ProgramFacts:
        """Give this row as a plain value."""
        return ProgramFacts(
            id=self.id,
            name=self.name,
            organisation=self.organisation.key,
            organisation_id=self.organisation_id,
            country=self.organisation.country,
            scopes=frozenset(map(Scope, self.scopes)),
            a_minute=self.a_minute,
            made_at=self.made_at,
            revoked_at=self.revoked_at,
        )


class Passage(models.Model):
    """What somebody may still ask at a public door; `name` is a keyed hash of who and where, with another key each day.

    `left` is how many questions were left at the moment `at` (seconds since 1970).
    """

    name = models.CharField(max_length=64, primary_key=True)
    left = models.FloatField()
    at = models.FloatField(db_index=True)
