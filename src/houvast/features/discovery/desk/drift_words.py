"""What the differences of a schema are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

CODES: Mapping[str, StrOrPromise] = {
    "collection_new": _("new collection"),
    "collection_gone": _("collection is gone"),
    "column_new": _("new field"),
    "column_gone": _("field is gone"),
    "column_changed": _("type changed"),
    "key_changed": _("key changed"),
    "foreign_key_new": _("new reference"),
    "foreign_key_gone": _("reference is gone"),
}
