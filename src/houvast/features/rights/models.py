"""The tables of cases; what the person said lies sealed under the key of the case."""

from django.db import models


class YearCount(models.Model):
    """The last number given out in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()


class CaseRecord(models.Model):
    """One request about one controller's data. Codes are those of `contracts`.

    `forwarded_at` tells when it, or the part on which the controller decides, was passed on; `forward_list` is the file
    that went with it.
    """

    number = models.CharField(max_length=40, unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    right = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    status = models.CharField(max_length=12)
    language = models.CharField(max_length=2)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField()
    extended_on = models.DateField(null=True)
    extension_reasons = models.JSONField(default=list)
    person = models.BinaryField()
    registered_by = models.CharField(max_length=120)
    registered_at = models.DateTimeField()
    instruction = models.CharField(max_length=120, blank=True, default="")
    outcome = models.CharField(max_length=16, blank=True, default="")
    pack = models.CharField(max_length=64, blank=True, default="")
    forwarded_at = models.DateTimeField(null=True)
    forward_list = models.CharField(max_length=64, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    authority = models.CharField(max_length=8, blank=True, default="")
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "status", "due_on"], name="rights_due"),
            models.Index(fields=["due_on"], name="rights_due_on"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "organisation"],
                condition=models.Q(parent__isnull=False),
                name="rights_one_linked_case_an_organisation",
            )
        ]


class CaseKey(models.Model):
    """A keyed hash of an identifier that the person gave, to see that a request came in before.

    `proven_level` is the highest level at which a check proved this very identifier to be the person's own.
    """

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    index = models.CharField(max_length=64, db_index=True)
    proven_level = models.PositiveSmallIntegerField(null=True)


class ProofSeen(models.Model):
    """A proof that somebody may ask for another: which one, how it was seen, by whom and when; never a copy of it."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    need = models.CharField(max_length=40)
    proof = models.CharField(max_length=40)
    how = models.CharField(max_length=12)
    by = models.CharField(max_length=140)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "need"], name="rights_one_proof_a_need")]


class RepresentativeCheck(models.Model):
    """A check of who a representative is; `proven` are the kinds of contact points that it showed to be theirs."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=20)
    passed = models.BooleanField()
    proven = models.JSONField(default=list)
    by = models.CharField(max_length=140)
    at = models.DateTimeField()


class Joining(models.Model):
    """A request that goes on in another one, and what both were before, so that it can be undone."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=12)
    status_before = models.CharField(max_length=12)
    received_before = models.DateTimeField()
    by = models.CharField(max_length=140)
    at = models.DateTimeField()
    parted_at = models.DateTimeField(null=True)


class Apart(models.Model):
    """Two requests that somebody looked at and kept apart; `one` is the earlier entered."""

    one = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="rights_kept_apart_once")]


class Refusal(models.Model):
    """A wish to refuse a request as unfounded or excessive, its reasons sealed, and who agreed with it."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    ground = models.CharField(max_length=12)
    reasons = models.BinaryField()
    asked_by = models.CharField(max_length=140)
    asked_at = models.DateTimeField()
    approved_by = models.CharField(max_length=140, blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)


class Release(models.Model):
    """A wish to let an answer go out with what was found at a moment, and which second colleague looked at it."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    asked_by = models.CharField(max_length=140)
    asked_at = models.DateTimeField()
    approved_by = models.CharField(max_length=140, blank=True, default="")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("approved_by")), name="rights_released_by_another"
            )
        ]


class RevocationWindow(models.Model):
    """Until when an erasure waits for whoever the data are of; `word` is a keyed hash of the word of the warning."""

    case = models.OneToOneField(CaseRecord, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    warned = models.PositiveSmallIntegerField()
    opened_by = models.CharField(max_length=140)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    shortened_by = models.CharField(max_length=140, blank=True, default="")
    shortened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(opened_by=models.F("shortened_by")), name="rights_shortened_by_another"
            )
        ]


class RecipientNote(models.Model):
    """That somebody who got data was told what was done with it (`how`), or why not (`why`); the words are sealed."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    recipient = models.CharField(max_length=200)
    how = models.CharField(max_length=12, blank=True, default="")
    why = models.CharField(max_length=16, blank=True, default="")
    words = models.BinaryField(null=True)
    message = models.UUIDField(null=True)
    by = models.CharField(max_length=140)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "recipient"], name="rights_one_note_a_recipient")]


class Fee(models.Model):
    """A fee for a request that is unfounded or excessive: its reasons sealed, who agreed, and how it ended."""

    case = models.ForeignKey(CaseRecord, on_delete=models.CASCADE, related_name="+")
    ground = models.CharField(max_length=12)
    cents = models.PositiveIntegerField()
    words = models.BinaryField()
    asked_by = models.CharField(max_length=140)
    asked_at = models.DateTimeField()
    approved_by = models.CharField(max_length=140, blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=12, blank=True, default="")
    ended_by = models.CharField(max_length=140, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
