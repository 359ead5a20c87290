"""The table of texts: a row for each version."""

import uuid

from django.db import models
from django.db.models import Q

from houvast.features.wordings.contracts import State, Version


class Wording(models.Model):
    """One version of a text of one organisation; its words never change, only where it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=20)
    name = models.SlugField(max_length=60)
    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=State.WAITING)
    written_by = models.CharField(max_length=140)
    writer = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    approver = models.CharField(max_length=200, blank=True, default="")
    approved_by = models.CharField(max_length=140, blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    review_by = models.DateField(null=True)

    class Meta:
        ordering = ["kind", "name", "language", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "name", "language", "number"], name="wordings_number_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "name", "language", "state"],
                condition=Q(state__in=[State.WAITING, State.LIVE]),
                name="wordings_one_waits_one_lives",
            ),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="wordings_state"),
        ]

    def facts(self) -> Version:
        """Give this row as a plain value."""
        return Version(
            id=self.id,
            organisation=self.organisation.key,
            kind=self.kind,
            name=self.name,
            language=self.language,
            number=self.number,
            text=self.text,
            state=State(self.state),
            written_by=self.writer,
            writer=self.written_by,
            written_at=self.written_at,
            approved_by=self.approver,
            approved_at=self.approved_at,
            review_by=self.review_by,
        )
