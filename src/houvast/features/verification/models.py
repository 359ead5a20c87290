"""The tables of checks, of codes and questions, and of what failed lately; never a code, an answer or an address."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from houvast.features.verification.contracts import (
    ChallengeCard,
    ChallengeState,
    CopyCard,
    Doubt,
    IdentityCheckFacts,
    LinkCard,
    Method,
    OverrideCard,
    OverrideReason,
    RoundCard,
)


class IdentityCheck(models.Model):
    """One check of who is asking; never an answer, a document or its number.

    `carried_from` is the case in which it was done, where it counts in this one too.
    """

    case = models.CharField(max_length=120, db_index=True)
    required_level = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=20)
    proven = models.JSONField(default=list)
    passed = models.BooleanField()
    reason_of_doubt = models.CharField(max_length=20, blank=True, default="")
    by = models.CharField(max_length=140)
    at = models.DateTimeField()
    carried_from = models.CharField(max_length=120, blank=True, default="")

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
            carried_from=self.carried_from,
        )


class FailedAttempt(models.Model):
    """That a check failed for whoever has an identifier, as a blind index; it goes as soon as no lock can follow."""

    index = models.CharField(max_length=64, db_index=True)
    check_of = models.ForeignKey(IdentityCheck, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)


class Challenge(models.Model):
    """A code that was sent: a keyed hash of it, a mask of where it went, and what a right answer proves.

    `to_index` is the blind index of where it went, `printed_by` who saw it because it goes on paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    way = models.CharField(max_length=40)
    code = models.CharField(max_length=64)
    masked = models.CharField(max_length=20)
    to_index = models.CharField(max_length=64, db_index=True)
    proves = models.JSONField(default=list)
    made_by = models.CharField(max_length=140)
    printed_by = models.CharField(max_length=140, blank=True, default="")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, default=ChallengeState.OPEN)
    answered_at = models.DateTimeField(null=True)

    def card(self) -> ChallengeCard:
        """Give this row as a plain value."""
        return ChallengeCard(
            id=self.id,
            case=self.case,
            way=self.way,
            masked=self.masked,
            made_by=self.made_by,
            made_at=self.made_at,
            ends_at=self.ends_at,
            attempts=self.attempts,
            state=ChallengeState(self.state),
            printed_by=self.printed_by,
        )


class QuestionRound(models.Model):
    """Questions that were put to somebody: which fields, and counts of right and wrong; never an answer."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    codes = models.JSONField(default=list)
    proves = models.JSONField(default=list)
    made_by = models.CharField(max_length=140)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    right = models.PositiveSmallIntegerField(null=True)
    wrong = models.PositiveSmallIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    def card(self) -> RoundCard:
        """Give this row as a plain value."""
        return RoundCard(
            id=self.id, case=self.case, codes=tuple(self.codes), made_at=self.made_at, ends_at=self.ends_at
        )


class Override(models.Model):
    """That a colleague wanted to answer for somebody, and which other one agreed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    reason = models.CharField(max_length=20)
    proves = models.JSONField(default=list)
    asked_by = models.CharField(max_length=140)
    asked_at = models.DateTimeField()
    approved_by = models.CharField(max_length=140, blank=True, default="")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=models.F("approved_by")), name="verification_two_people"),
        ]

    def card(self) -> OverrideCard:
        """Give this row as a plain value."""
        return OverrideCard(
            id=self.id,
            case=self.case,
            reason=OverrideReason(self.reason),
            asked_by=self.asked_by,
            asked_at=self.asked_at,
            approved_by=self.approved_by,
        )


class Login(models.Model):
    """A login elsewhere that somebody began: keyed hashes of what it is bound by, and its secrets sealed.

    `state` comes back in the answer, `session` is the browser that began it. Once it came back, or was too late, it is
    taken and never again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    provider = models.CharField(max_length=30)
    state = models.CharField(max_length=64, unique=True)
    session = models.CharField(max_length=64)
    secrets = models.BinaryField()
    made_by = models.CharField(max_length=140)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)


class LoginLink(models.Model):
    """A link to log in with that went to what is on file: a keyed hash of its token, and a mask of where it went."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    token = models.CharField(max_length=64, unique=True)
    masked = models.CharField(max_length=20)
    to_index = models.CharField(max_length=64, db_index=True)
    made_by = models.CharField(max_length=140)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def card(self) -> LinkCard:
        """Give this row as a plain value."""
        return LinkCard(
            case=self.case, masked=self.masked, made_at=self.made_at, ends_at=self.ends_at, used_at=self.used_at
        )


class Nonce(models.Model):
    """A number that a client's portal must sign, for one case and once; it is kept as a keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    portal = models.CharField(max_length=30)
    nonce = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class IdentityCopy(models.Model):
    """That a masked copy of a document was looked at, why no other way did, and when it was destroyed; never the copy.

    `files` are copies that lie sealed among the files of the case: they are destroyed with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.CharField(max_length=120, db_index=True)
    reason = models.CharField(max_length=20)
    seen_by = models.CharField(max_length=140)
    seen_at = models.DateTimeField()
    destroy_by = models.DateTimeField(db_index=True)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=140, blank=True, default="")
    files = models.JSONField(default=list)

    def card(self) -> CopyCard:
        """Give this row as a plain value."""
        return CopyCard(
            seen_at=self.seen_at,
            destroy_by=self.destroy_by,
            destroyed_at=self.destroyed_at,
            lies_here=bool(self.files),
        )
