"""The tables of the guide: answers by version, the words in which they are found, and questions that were passed on."""

import uuid

from django.db import models
from django.db.models import Q

from houvast.features.guide.contracts import AnswerFacts, Source


class Answer(models.Model):
    """One version of an answer; nothing in it changes but `ended_at`, when another version took its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    language = models.CharField(max_length=2)
    version = models.PositiveIntegerField()
    source = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    text = models.TextField()
    place = models.CharField(max_length=200, blank=True, default="")
    edition = models.CharField(max_length=40, blank=True, default="")
    url = models.URLField(blank=True, default="")
    card = models.CharField(max_length=40, blank=True, default="")
    approved_by = models.CharField(max_length=200)
    approved_at = models.DateTimeField()
    review_by = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["key", "-version"]
        indexes = [models.Index(fields=["organisation", "language", "card"], name="guide_answer_at_card")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "language", "version"], name="guide_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "key", "language"], condition=Q(ended_at=None), name="guide_one_in_force"
            ),
            models.CheckConstraint(condition=Q(source__in=[one.value for one in Source]), name="guide_source"),
        ]

    def facts(self) -> AnswerFacts:
        """Give this row as a plain value."""
        return AnswerFacts(
            id=self.id,
            key=self.key,
            organisation=self.organisation.key,
            language=self.language,
            version=self.version,
            source=Source(self.source),
            title=self.title,
            text=self.text,
            place=self.place,
            edition=self.edition,
            url=self.url,
            card=self.card,
            approved_by=self.approved_by,
            approved_at=self.approved_at,
            review_by=self.review_by,
        )


class Term(models.Model):
    """A stem that answers of one organisation use, in one language."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    stem = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "language", "stem"], name="guide_term_once")]


class Posting(models.Model):
    """A stem in an answer, and how much it says about it."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="+", db_index=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["term", "answer", "weight"], name="guide_posting_term")]


class Question(models.Model):
    """What an agent could not answer: the task in which it lies, and nothing of what the caller said."""

    task = models.UUIDField(unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    card = models.CharField(max_length=40, blank=True, default="")
    asked_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["organisation", "card"], name="guide_question_topic")]
