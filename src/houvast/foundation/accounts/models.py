"""The table of accounts."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from houvast.foundation.accounts.contracts import Actor, Role
from houvast.foundation.organisations.models import Organisation


class Accounts(BaseUserManager["Account"]):
    """Finds accounts; they are made by `actions.add_account` only, and none of them is above the rules."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find the account that logs in with this name, in capitals or not."""
        return self.get(username=(username or "").lower())


class Account(AbstractBaseUser):
    """Somebody who may come in; what they see follows from role and assigned organisations alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.SlugField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, default="")
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    organisations = models.ManyToManyField(Organisation, related_name="+")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        ordering = ["display_name"]
        constraints = [
            models.CheckConstraint(condition=Q(username=Lower("username")), name="account_username_in_small_letters"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="account_role"),
            models.CheckConstraint(condition=Q(language__in=["nl", "en"]), name="account_language"),
        ]

    @property
    def actor(self) -> Actor:
        """The one who acts; the key says nothing about the person."""
        return Actor(kind="account", key=str(self.pk))

    def get_short_name(self) -> str:
        """Give the name that pages show."""
        return self.display_name
