"""The tables of mail that came in; what it says lies sealed under a key of its own."""

import uuid

from django.db import models

from houvast.features.mailbox.contracts import MailFacts, Round, State, Why


class Mail(models.Model):
    """One mail, wherever it stands; `digest` is a keyed hash of all its bytes.

    `thread` and `sender` are keyed hashes of its Message-ID and of the address that it comes from; `file` is the mail
    itself in store, empty when it is larger than is taken in or was forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mailbox = models.CharField(max_length=40)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    thread = models.CharField(max_length=64, blank=True, default="", db_index=True)
    sender = models.CharField(max_length=64, blank=True, default="", db_index=True)
    received_at = models.DateTimeField()
    stored_at = models.DateTimeField()
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, default=State.RECEIVED.value)
    why = models.CharField(max_length=16, default=Why.UNCLEAR.value)
    language = models.CharField(max_length=2, blank=True, default="")
    wanted = models.JSONField(default=list)
    hints = models.JSONField(default=list)
    head = models.BinaryField(null=True)
    file = models.UUIDField(null=True)
    seen_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=120, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "state", "received_at"], name="mailbox_waiting"),
            models.Index(fields=["state", "decided_at"], name="mailbox_settled"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "digest"], name="mailbox_mail_once"),
        ]

    def facts(self) -> MailFacts:
        """Give this row as a plain value."""
        numbers = sorted(link.case for link in self.links.all())
        return MailFacts(
            id=self.id,
            mailbox=self.mailbox,
            organisation=self.organisation.key,
            organisation_name=self.organisation.name,
            state=State(self.state),
            why=Why(self.why),
            received_at=self.received_at,
            size=self.size,
            language=self.language,
            wanted=tuple(self.wanted),
            hints=tuple((method, result) for method, result in self.hints),
            cases=tuple(numbers),
            is_kept=self.file is not None,
            is_readable=self.forgotten_at is None,
            seen_at=self.seen_at,
            decided_by=self.decided_by,
            decided_at=self.decided_at,
        )


class MailPlace(models.Model):
    """Where a mail stood on the server: the numbers of a mailbox hold as long as its validity does."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=16)
    validity = models.PositiveBigIntegerField()
    uid = models.PositiveBigIntegerField()
    is_put_away = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "validity", "uid"], name="mailbox_place_once")]


class MailCase(models.Model):
    """That a mail belongs to a request."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="links")
    case = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "case"], name="mailbox_case_once")]


class MailRound(models.Model):
    """How the last round of a mailbox went."""

    place = models.CharField(max_length=16, primary_key=True)
    mailbox = models.CharField(max_length=40)
    tried_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True, default="")

    def facts(self) -> Round:
        """Give this row as a plain value."""
        return Round(self.mailbox, self.tried_at, self.read_at, self.trouble)
