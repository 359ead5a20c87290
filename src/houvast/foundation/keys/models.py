"""The table of wrapped keys."""

from django.db import models
from django.db.models.functions import Now


class DataKey(models.Model):
    """The key of one scope; the row stays when the key is gone, so that the scope can never get another."""

    scope = models.CharField(max_length=120, unique=True)
    wrapped = models.BinaryField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="keys_gone_exactly_when_destroyed",
                condition=models.Q(wrapped__isnull=True, destroyed_at__isnull=False)
                | models.Q(wrapped__isnull=False, destroyed_at__isnull=True),
            )
        ]
