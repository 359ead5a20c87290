"""The tables of requests between organisations; what they hold about people lies sealed under the key of the case."""

from django.db import models

from houvast.features.opendsr.contracts import PartnerFacts, RequestStatus, SendState


class Partner(models.Model):
    """How requests go between us and one principal; `key` is what opens its door, sealed.

    `withdrawn` are fingerprints of certificates that count no more, `warned` those of which the end was warned for;
    `tested` is what came of the last test, empty when it was well.
    """

    organisation = models.OneToOneField("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    endpoint = models.CharField(max_length=500, blank=True, default="")
    domain = models.CharField(max_length=253, blank=True, default="", db_index=True)
    callbacks = models.JSONField(default=list)
    private = models.BooleanField(default=False)
    trust = models.TextField(blank=True, default="")
    signs_with = models.TextField(blank=True, default="")
    key = models.BinaryField(null=True)
    certificate = models.TextField(blank=True, default="")
    fetched_at = models.DateTimeField(null=True)
    connected_at = models.DateTimeField()
    off_at = models.DateTimeField(null=True)
    withdrawn = models.JSONField(default=list)
    warned = models.JSONField(default=list)
    tested_at = models.DateTimeField(null=True)
    tested = models.CharField(max_length=40, blank=True, default="")

    def facts(self) -> PartnerFacts:
        """Give this row as a plain value."""
        return PartnerFacts(
            organisation=self.organisation.key,
            endpoint=self.endpoint,
            domain=self.domain,
            callbacks=tuple(self.callbacks),
            private=self.private,
            trust=self.trust,
            signs_with=self.signs_with,
            has_key=self.key is not None,
            is_off=self.off_at is not None,
            withdrawn=frozenset(self.withdrawn),
        )


class Received(models.Model):
    """A request of a principal; `digest` is a keyed hash of its body, `told` the last status that it was told.

    `hashes_at` is when we looked whose its hashes are.
    """

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    request_id = models.UUIDField()
    program = models.UUIDField()
    case = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    expected_at = models.DateTimeField()
    told = models.CharField(max_length=12, default=RequestStatus.PENDING.value, db_index=True)
    cancelled_at = models.DateTimeField(null=True)
    hashes_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "request_id"], name="opendsr_received_once"),
        ]


class Sent(models.Model):
    """A case that goes to a principal as a request; `body` is sealed, and the same at each attempt."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    request_id = models.UUIDField(unique=True)
    case = models.CharField(max_length=40, unique=True)
    body = models.BinaryField()
    state = models.CharField(max_length=8, default=SendState.WAITING.value)
    status = models.CharField(max_length=12, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    expected_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    answer = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "try_at"], name="opendsr_to_send")]


class Callback(models.Model):
    """A status that a principal is told at one of its addresses; `url` is sealed under the key of the case."""

    received = models.ForeignKey(Received, on_delete=models.CASCADE, related_name="+")
    url = models.BinaryField()
    status = models.CharField(max_length=12)
    expected_at = models.DateTimeField()
    state = models.CharField(max_length=8, default=SendState.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    answer = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "try_at"], name="opendsr_to_tell")]
