"""The tables of searches and decisions; what was found lies sealed under the key of the case."""

from django.db import models


class Search(models.Model):
    """One search for a case; the newest one counts."""

    case = models.CharField(max_length=40, db_index=True)
    organisation = models.CharField(max_length=40)
    at = models.DateTimeField()
    found = models.BinaryField()


class Decision(models.Model):
    """What a human said of one candidate row; `row` is a keyed hash of its key, sealed beside it."""

    case = models.CharField(max_length=40)
    row = models.CharField(max_length=64)
    sealed = models.BinaryField()
    accepted = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "row"], name="locating_one_decision_a_row")]
