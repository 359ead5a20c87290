"""The table of organisations."""

import uuid
from typing import cast

from django.db import models
from django.db.models import Q

from houvast.foundation.organisations.contracts import (
    PUBLIC_LANGUAGES,
    Country,
    Handling,
    Kind,
    Look,
    OrganisationFacts,
)

USUAL = Look()


class Organisation(models.Model):
    """The centre itself (once), or a principal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    country = models.CharField(max_length=2)
    address = models.TextField(blank=True, default="")
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    dpo_name = models.CharField(max_length=200, blank=True, default="")
    dpo_email = models.EmailField(blank=True, default="")
    privacy_statement_url = models.URLField(blank=True, default="")
    handling = models.CharField(max_length=10)
    instruction_reference = models.CharField(max_length=120, blank=True, default="")
    colour = models.CharField(max_length=7, default=USUAL.colour)
    accent = models.CharField(max_length=7, default=USUAL.accent)
    short_name = models.CharField(max_length=40, blank=True, default="")
    languages = models.CharField(max_length=20, default=",".join(PUBLIC_LANGUAGES))
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="own"), name="organisation_one_own"),
            models.CheckConstraint(condition=Q(kind__in=["own", "principal"]), name="organisation_kind"),
            models.CheckConstraint(condition=Q(country__in=["NL", "BE"]), name="organisation_country"),
            models.CheckConstraint(
                condition=Q(handling="forward")
                | Q(handling="execute", kind="own")
                | (Q(handling="execute") & ~Q(instruction_reference="")),
                name="organisation_executes_on_instruction",
            ),
        ]

    def facts(self) -> OrganisationFacts:
        """Give this row as a plain value."""
        return OrganisationFacts(
            id=self.id,
            key=self.key,
            name=self.name,
            kind=cast("Kind", self.kind),
            country=cast("Country", self.country),
            address=tuple(self.address.splitlines()),
            email=self.email,
            phone=self.phone,
            dpo_name=self.dpo_name,
            dpo_email=self.dpo_email,
            privacy_statement_url=self.privacy_statement_url,
            handling=cast("Handling", self.handling),
            instruction_reference=self.instruction_reference,
            look=Look(self.colour, self.accent, self.short_name, tuple(self.languages.split(","))),
        )
