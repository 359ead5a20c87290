"""The table of contact blocks."""

from django.db import models
from django.db.models import Q

from houvast.features.consent.contracts import BlockFacts, Why


class ContactBlock(models.Model):
    """A contact point, as a blind index, that an organisation leaves alone until it is lifted."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    index = models.CharField(max_length=64, db_index=True)
    why = models.CharField(max_length=12)
    case = models.CharField(max_length=120, db_index=True)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "index", "why"], condition=Q(lifted_at=None), name="consent_blocked_once"
            ),
            models.CheckConstraint(condition=Q(why__in=[why.value for why in Why]), name="consent_why"),
        ]

    def facts(self) -> BlockFacts:
        """Give this row as a plain value."""
        return BlockFacts(
            organisation=self.organisation.key, kind=self.kind, why=Why(self.why), since=self.since, case=self.case
        )
