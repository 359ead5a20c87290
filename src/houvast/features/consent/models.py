"""The tables of contact blocks and of consents."""

from django.db import models
from django.db.models import Q

from houvast.features.consent.contracts import BlockFacts, Choice, Closed, Given, Why


class ContactBlock(models.Model):
    """A contact point, as a blind index, that an organisation leaves alone until it is lifted.

    For all that its reason closes, or for one purpose (`purpose`, by `means`); `proof` is the hash of its evidence.
    """

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    index = models.CharField(max_length=64, db_index=True)
    why = models.CharField(max_length=12)
    purpose = models.CharField(max_length=120, blank=True, default="")
    means = models.CharField(max_length=5, blank=True, default="")
    case = models.CharField(max_length=120, db_index=True)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "index", "why", "purpose", "means"],
                condition=Q(lifted_at=None),
                name="consent_blocked_once",
            ),
            models.CheckConstraint(condition=Q(why__in=[why.value for why in Why]), name="consent_why"),
        ]

    def facts(self) -> BlockFacts:
        """Give this row as a plain value."""
        return BlockFacts(
            organisation=self.organisation.key, kind=self.kind, why=Why(self.why), since=self.since, case=self.case
        )

    def choice(self) -> Choice:
        """Give this row as what somebody chose."""
        closed = Closed(Why(self.why), self.purpose, self.means)
        return Choice(closed, self.lifted_at is None, self.lifted_at or self.since, self.case, self.proof)


class Consent(models.Model):
    """A consent for a purpose, of a contact point as a blind index, until it is withdrawn."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    index = models.CharField(max_length=64, db_index=True)
    purpose = models.CharField(max_length=120)
    words = models.CharField(max_length=64)
    case = models.CharField(max_length=120)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=64)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "index", "purpose"], condition=Q(withdrawn_at=None), name="consent_given_once"
            )
        ]

    def given(self) -> Given:
        """Give this row as a plain value."""
        return Given(self.purpose, self.given_at, self.case, self.words, self.proof)
