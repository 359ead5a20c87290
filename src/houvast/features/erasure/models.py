"""The tables of plans, intentions, proofs and sealed records."""

from django.db import models


class PlanRecord(models.Model):
    """A plan of a case; its body lies sealed under the key of the case. `state` is a `contracts.PlanState`.

    `map` is the version of the data map that it was made with.
    """

    case = models.CharField(max_length=40, db_index=True)
    organisation = models.CharField(max_length=40)
    right = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)
    map = models.CharField(max_length=64, blank=True, default="")
    body = models.BinaryField()
    state = models.CharField(max_length=12)
    errors = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    approved_by = models.CharField(max_length=120, blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    read_back_at = models.DateTimeField(null=True)
    residue = models.BinaryField(null=True)
    unexplained = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=["approved", "running", "stopped"]),
                name="erasure_one_live_plan_a_case",
            )
        ]


class Intention(models.Model):
    """What is about to be written in one system, put down before the first write; `state` is a `WorkState`."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=60)
    state = models.CharField(max_length=10)
    rows = models.PositiveIntegerField()
    written = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=400, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "system"], name="erasure_one_intention_a_system")]


class SealedRecord(models.Model):
    """What was carried out in one system for one case, so that it can be applied again after a restored backup.

    It lies sealed under a key of the organisation, and outlives the key of the case.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=40)
    system = models.CharField(max_length=60, db_index=True)
    instructions = models.BinaryField()
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "system"], name="erasure_one_record_a_system")]
