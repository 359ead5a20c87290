"""The table of files."""

from django.db import models


class File(models.Model):
    """A file on disk under the name of its id; its own name is sealed, because people's names are in such names."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.CharField(max_length=120, db_index=True)
    sealed_name = models.BinaryField()
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ["stored_at", "id"]
