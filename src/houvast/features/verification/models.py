"""The tables of checks and of what failed lately."""

from django.db import models
from django.db.models import Q

from houvast.features.verification.contracts import Doubt, IdentityCheckFacts, Method


class IdentityCheck(models.Model):
    """One check of who is asking; never an answer, a document or its number."""

    case = models.CharField(max_length=120, db_index=True)
    required_level = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=20)
    proven = models.JSONField(default=list)
    passed = models.BooleanField()
    reason_of_doubt = models.CharField(max_length=20, blank=True, default="")
    by = models.CharField(max_length=140)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(level__lte=3, required_level__lte=3), name="verification_levels"),
        ]

    def facts(self) -> IdentityCheckFacts:
        """Give this row as a plain value."""
        return IdentityCheckFacts(
            case=self.case,
            required_level=self.required_level,
            level=self.level,
            method=Method(self.method),
            proven=tuple(self.proven),
            passed=self.passed,
            reason_of_doubt=Doubt(self.reason_of_doubt),
            by=self.by,
            at=self.at,
        )


class FailedAttempt(models.Model):
    """That a check failed for whoever has an identifier, as a blind index; it goes as soon as no lock can follow."""

    index = models.CharField(max_length=64, db_index=True)
    check_of = models.ForeignKey(IdentityCheck, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
